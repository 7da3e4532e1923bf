/** Who can be reached, and how: plain data of the model. */

/** How everyone reaches the organisers. */
export interface Contact {
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
  /** A postal address, as on an envelope. */
  readonly post?: string | undefined;
  /** A page to write to them by, or to meet them on. */
  readonly link?: string | undefined;
}

/** Whom journalists reach, and when. */
export interface PressContact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
  /** In words: "weekdays, 9 to 17". */
  readonly hours?: string | undefined;
}
