/** Who can be reached and how, and who stands behind the campaign: plain data of the model. */
import type { Picture } from './picture.ts';

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

/** Who stands behind the campaign: the same in every language but for the names of the groups. */
export interface Supporter {
  /** As they call themselves. */
  readonly name: string;
  readonly link: string | undefined;
  readonly logo: Picture | undefined;
  /** Which of the groups it is in, from 0; undefined for none. */
  readonly group: number | undefined;
}

/** What someone says of the campaign, as it stands in one language. */
export interface Quote {
  readonly quote: string;
  readonly name: string;
  /** Who that is: "librarian for thirty years". */
  readonly role?: string | undefined;
}

/** What is said of the supporters in one language. */
export interface SupportersText {
  /** In the order in which they are shown. */
  readonly groups?: readonly string[] | undefined;
  readonly quotes?: readonly Quote[] | undefined;
}

export interface Supporters {
  readonly list: readonly Supporter[];
  /** By language. */
  readonly text: Readonly<Partial<Record<string, SupportersText>>>;
}
