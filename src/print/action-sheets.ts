/** What stands on the sheets that people can act with: a letter to post, a petition to sign. */
import { actionsAddress } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import { type EditionAction, OWN_WORDS } from '../campaign/edition-action.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import { commonData, type PrintData } from './print-data.ts';

/** The data of an action's sheet as its template reads it. */
export interface ActionSheetData extends PrintData {
  /** The letter's subject. */
  readonly heading: string;
  /** Whom it is for, in a line; empty where that is in its address. */
  readonly who: string;
  /** The address on the envelope, in lines. */
  readonly post: readonly string[];
  /** Paragraphs in lines; one without any is where people write words of their own. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly privacy: string;
  readonly labels: Readonly<Record<'name' | 'street' | 'signature' | 'date' | 'post' | 'own', string>>;
}

/** The page that the action is on, and its sheet's code leads to. */
export function pageOfActions(edition: Edition, event: EditionEvent | undefined): string {
  return actionsAddress(event?.address ?? edition.home);
}

export function actionSheetData(
  action: EditionAction,
  edition: Edition,
  event: EditionEvent | undefined,
): ActionSheetData {
  const { words } = edition;
  const { title, who, subject, text, post = '', privacy, sheet } = action;
  const isLetter = sheet === 'letter';
  const labels = {
    name: words.say('actions.name'),
    street: words.say('actions.street'),
    signature: words.say('actions.signature'),
    date: words.say('actions.date'),
    post: words.say('actions.post-to'),
    own: words.say('actions.own-words'),
  };
  return {
    ...commonData(edition, pageOfActions(edition, event), subject?.words ?? title.words, undefined),
    campaign: words.isolated(edition.title),
    heading: words.isolated(subject?.words ?? ''),
    who: who && !isLetter ? words.isolated(words.say('actions.to', { who: who.words })) : '',
    // An address begins where it is read, whichever way the sheet is.
    post: post.split('\n').map((line) => `\u2068${line.trim()}\u2069`),
    paragraphs: paragraphsOf(text?.words ?? '', isLetter).map((lines) => lines.map(words.isolated)),
    privacy: words.isolated(privacy?.words ?? words.say('actions.privacy')),
    labels,
  };
}

function paragraphsOf(text: string, isLetter: boolean): string[][] {
  const linesOf = (part: string): string[][] =>
    part
      .split(/\n[ \t]*\n/)
      .map((paragraph) => paragraph.split('\n').map((line) => line.trim()))
      .map((lines) => lines.filter(Boolean))
      .filter((lines) => lines.length > 0);
  if (!isLetter) return linesOf(text);
  const parts = text.split(new RegExp(OWN_WORDS, 'gm'));
  const paragraphs = parts.flatMap((part, index) => (index === 0 ? linesOf(part) : [[], ...linesOf(part)]));
  return parts.length > 1 ? paragraphs : [...paragraphs, []];
}
