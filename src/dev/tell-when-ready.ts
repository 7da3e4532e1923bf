/** Keeps Eleventy from ending with an error when a file comes or goes while it is still looking for its files. */
import type { EventEmitter } from 'node:events';

/** What of Eleventy is needed here. */
interface Watcher {
  readonly watcher: Pick<EventEmitter, 'rawListeners' | 'on' | 'removeAllListeners'>;
  /** Its searches for files, another object with each configuration. */
  readonly fileSystemSearch: object;
}

/**
 * Eleventy looks for its files anew with each configuration, and throws when it is told of one more or less meanwhile: it
 * is told once it has found them.
 */
export function tellWhenReady(eleventy: Watcher): void {
  const { watcher } = eleventy;
  const searches = (): { readonly count?: number; readonly promises?: object } => eleventy.fileSystemSearch;
  for (const event of ['add', 'unlink'] as const) {
    const listeners = watcher.rawListeners(event);
    watcher.removeAllListeners(event);
    for (const tell of listeners)
      watcher.on(event, async (path: string) => {
        for (let known: number | undefined = -1; known !== searches().count; ) {
          known = searches().count;
          await Promise.all(Object.values(searches().promises ?? {}));
        }
        tell(path);
      });
  }
}
