/** What the editor is asked, and what it answers. */
import type { LoadOptions } from '../../eleventy/load-site.ts';
import { readNow, type ZonedNow } from '../../time/now.ts';
import { editorPage } from './editor-page.ts';

/** What a page of the editor is made from. */
export interface Asked {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  readonly query: URLSearchParams;
  /** Goes out with every form and must come back with it. */
  readonly token: string;
  /** Now, UTC ms. */
  readonly clock: number;
  /** Whether the site has something at an address, as far as it was made last. */
  readonly isAddress: (address: string) => boolean;
}

/** A page, or the address to go to next. */
export type Answer = Page | { readonly location: string };

export interface Page {
  readonly status: number;
  readonly html: string;
}

/** How a campaign is read to be edited: as of now, with what is not published yet. */
export function readingOf({ clock, isAddress }: Asked): LoadOptions & { readonly now: ZonedNow } {
  const now: ZonedNow = ({ zone }) => readNow({ option: undefined, sourceDateEpoch: undefined, clock }, zone);
  return { now, showsDrafts: true, known: isAddress };
}

/** A page that says why not. */
export function refusal(status: number, sentence: string): Page {
  return { status, html: editorPage(sentence, '') };
}
