/** Where the links and pictures of a content file may lead, and what is said of those that may not be published. */
import type { Picture, PictureUse } from '../../campaign/picture.ts';

/** Each function returns what to publish, or a sentence of fault. */
export interface LinkResolver {
  link(href: string): { href: string } | LinkFault;
  /** `uses` are the ways in which it will be shown; whole unless given. */
  picture(src: string, ...uses: readonly PictureUse[]): Picture | { fault: string };
}

/** What is wrong with a link; nothing after all if the templates turn out to make a page, or a file, of its address. */
export interface LinkFault {
  readonly fault: string;
  readonly unless?: string | undefined;
  /** What to publish in that case. */
  readonly href?: string | undefined;
  /** The same page in the text's own language, which the templates may turn out to make too. */
  readonly translated?: { readonly href: string; readonly isMade: () => boolean } | undefined;
}

/** A fault of a text and the words by which its place is found. */
export interface ProseFault {
  readonly needle: string;
  readonly message: string;
  /** See Problem. */
  readonly unless?: string | undefined;
}
