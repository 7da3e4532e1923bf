/** A place, as far as it is announced. */

/** Where people go to take part. */
export interface Place {
  /** Undefined while it is to be announced. */
  readonly name: string | undefined;
  /** Street and town, or as much of them as is known. */
  readonly address?: string | undefined;
}
