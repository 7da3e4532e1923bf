/** Where a site is sent: what stands there, what the new one changes of that, and how it gets there. */

/** Paths in the site's folder, with forward slashes. */
export interface Differences {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface Target {
  /** In a sentence: "the branch gh-pages of git@git.example:me/site.git". */
  readonly where: string;
  /** A file as it is published; undefined where there is none. */
  read(name: string): Promise<Buffer | undefined>;
  /** What sending the site of a folder would change. */
  compare(site: string): Promise<Differences>;
  /** Sends it; nothing that a page needs comes after the page, and what is gone goes last. */
  send(site: string, differences: Differences): Promise<void>;
  /** Leaves nothing behind on this machine. */
  close(): void;
}

/** What pages need, and then the pages. */
export function inSendingOrder(names: readonly string[]): string[] {
  const isPage = (name: string): boolean => name.endsWith('.html');
  return [...names.filter((name) => !isPage(name)), ...names.filter(isPage)];
}
