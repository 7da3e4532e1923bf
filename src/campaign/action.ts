/** What a campaign asks people to do: the kinds of action, and the fields of each, in one list. */

/** `link` is one in the campaign's own words. */
export const ACTIONS = ['petition', 'donate', 'sign-up', 'volunteer', 'link', 'write', 'telephone', 'sign'] as const;

export type ActionKind = (typeof ACTIONS)[number];

/** What nobody needs to be told twice, and few read to the end of. */
export const MOST_ACTIONS = 3;

/** What is the same in every language. */
export interface Action {
  readonly do: ActionKind;
  /** Its own among the actions beside it, for addresses: "write", and "write-2" for the second of its kind. */
  readonly name: string;
  readonly link?: string | undefined;
  /** Email addresses. */
  readonly to?: readonly string[] | undefined;
  /** An address as on an envelope, in lines. */
  readonly post?: string | undefined;
  /** A telephone number as people read it. */
  readonly number?: string | undefined;
}

/** What is said of it in one language. */
export interface ActionWords {
  readonly label?: string | undefined;
  readonly who?: string | undefined;
  readonly hours?: string | undefined;
  readonly subject?: string | undefined;
  /** The letter, what to say, or the demand; in lines. */
  readonly text?: string | undefined;
  readonly privacy?: string | undefined;
}

export type ActionField = Exclude<keyof Action, 'do' | 'name'> | keyof ActionWords;

interface ActionRule {
  readonly needs: readonly ActionField[];
  /** Of which it needs one at least. */
  readonly either?: readonly ActionField[];
  readonly may: readonly ActionField[];
  /** The sheet to print that is made of it. */
  readonly sheet?: 'letter' | 'petition';
}

const LINK: ActionRule = { needs: ['link'], may: ['label'] };

export const ACTION_RULES: Readonly<Record<ActionKind, ActionRule>> = {
  petition: LINK,
  donate: LINK,
  'sign-up': LINK,
  volunteer: LINK,
  link: { needs: ['label', 'link'], may: [] },
  write: { needs: ['who', 'text'], either: ['to', 'post'], may: ['label', 'subject'], sheet: 'letter' },
  telephone: { needs: ['who', 'number'], may: ['label', 'hours', 'text'] },
  sign: { needs: ['text', 'post'], may: ['label', 'who', 'privacy'], sheet: 'petition' },
};
