/** What people need to know to come: how they get in, what of children, what to bring, the way, whom to ask. */
import { completedAddress } from '../text/url.ts';
import type { Words } from './words.ts';

/** What people need to know to come. */
export interface EventNeeds {
  /** Steps, toilets, sign language, a quiet space. */
  readonly access?: string | undefined;
  readonly children?: string | undefined;
  readonly bring?: string | undefined;
  readonly travel?: string | undefined;
  /** Whom to ask. */
  readonly contact?: string | undefined;
}

export interface Need {
  readonly label: string;
  readonly text: string;
  /** Where it leads, if the whole of it is an address or a telephone number. */
  readonly href: string | undefined;
}

/** What there is of it in the language of `words`, in the order in which it is told; no way leads to what is online alone. */
export function needsIn(needs: EventNeeds, hasVenue: boolean, words: Words): Need[] {
  const told = [
    ['event.needs.access', needs.access],
    ['event.needs.children', needs.children],
    ['event.needs.bring', needs.bring],
    ['event.needs.travel', hasVenue ? needs.travel : undefined],
    ['contact.heading', needs.contact],
  ] as const;
  return told.flatMap(([key, text]) => (text ? [{ label: words.say(key), text, href: completedAddress(text) }] : []));
}

/** "Access: step-free." */
export function needInWords({ label, text }: Need, words: Words): string {
  return words.say('site.colon', { label, words: text });
}
