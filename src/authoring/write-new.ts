/** Writes new files and never over one that is there. */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../disk/make-folder.ts';
import { refuseLinks } from '../disk/plain-file.ts';
import { UserError } from '../text/user-error.ts';

/** A file that is there already; the message is for the person at the terminal. */
export class AlreadyThere extends UserError {}

/** Writes files by their path in a folder, all or, when any is there already, none. Throws AlreadyThere, or what refuseLinks does. */
export function writeNew(folder: string, texts: ReadonlyMap<string, string | Uint8Array>): void {
  const there = [...texts.keys()].filter((path) => existsSync(join(folder, path)));
  if (there.length > 0) {
    const files = there.map((path) => join(folder, path)).join(', ');
    throw new AlreadyThere(
      `${files} ${there.length === 1 ? 'is' : 'are'} there already, and nothing was written. Choose another name, or edit what is there.`,
    );
  }
  refuseLinks(folder, texts.keys());
  for (const [path, text] of texts) {
    makeFolder(dirname(join(folder, path)));
    // "wx": should another process have written it since, theirs stays.
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
}
