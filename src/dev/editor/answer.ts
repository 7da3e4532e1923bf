/** What the editor is asked, and what it answers. */
import type { Problem } from '../../campaign/problem.ts';
import type { LoadOptions } from '../../eleventy/load-site.ts';
import { readNow, type ZonedNow } from '../../time/now.ts';
import { editorPage } from './editor-page.ts';
import type { Publishing, StartWork } from './publishing.ts';

/** What a page of the editor is made from. */
export interface Asked {
  /** The campaign's folder, absolute. */
  readonly campaign: string;
  readonly query: URLSearchParams;
  /** Goes out with every form and must come back with it. */
  readonly token: string;
  /** Now, UTC ms. */
  readonly clock: number;
  readonly site: ShownSite;
  /** Undefined where nothing can be published from. */
  readonly publishing?: Publishing | undefined;
}

/** The site of the preview, as it was made last. */
export interface ShownSite {
  /** Whether it has something at an address. */
  readonly isAddress: (address: string) => boolean;
  /** What was found wrong while it was made. */
  readonly problems: () => readonly Problem[];
  /** Is told when a campaign was begun where there was none. */
  readonly begun?: (() => void) | undefined;
  readonly publish?: StartWork | undefined;
}

/** Until there is one. */
export const NO_SITE: ShownSite = { isAddress: () => false, problems: () => [] };

/** A page, the address to go to next, or a picture. */
export type Answer = Page | { readonly location: string } | { readonly type: string; readonly body: Uint8Array };

export interface Page {
  readonly status: number;
  readonly html: string;
}

/** How a campaign is read to be edited: as of now, with what is not published yet. */
export function readingOf({ clock, site }: Asked): LoadOptions & { readonly now: ZonedNow } {
  const now: ZonedNow = ({ zone }) => readNow({ option: undefined, sourceDateEpoch: undefined, clock }, zone);
  return { now, showsDrafts: true, known: site.isAddress };
}

/** A page that says why not. */
export function refusal(status: number, sentence: string): Page {
  return { status, html: editorPage(sentence, '') };
}

/** The texts of a form by the names of their controls. */
export function postedTexts(form: FormData): ReadonlyMap<string, string> {
  return new Map([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
