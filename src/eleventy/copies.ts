/** Waits for the files that Eleventy copies: when a page fails it goes on copying, and nothing waits for that. */
import type { Eleventy } from '@11ty/eleventy';

/** Follows what Eleventy copies from now on; call it after `init()`. Returns what waits for all of it; that never fails. */
export function followCopies({
  passthroughManager: manager,
}: Pick<Eleventy, 'passthroughManager'>): () => Promise<unknown> {
  const copies: Promise<unknown>[] = [];
  const copy = manager.copyPassthrough.bind(manager);
  manager.copyPassthrough = (path: unknown) => {
    const copied: Promise<unknown> = copy(path);
    // A copy that fails after a page has failed is nobody's; it would end the process.
    copies.push(copied.catch(() => undefined));
    return copied;
  };
  return () => Promise.all(copies);
}
