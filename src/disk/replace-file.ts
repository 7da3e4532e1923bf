/** Puts new bytes in a file's place at once: whoever reads meanwhile has the old file or the new one, and a full disk keeps the old one. */
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes them as `draft` first, which is a new file in the same folder. Throws what the disk says, and leaves no draft then. */
export function replaceFile(
  path: string,
  bytes: string | Uint8Array,
  draft = join(path, '..', `.${randomUUID()}~`),
): void {
  try {
    // "wx": not what a link of that name leads to.
    writeFileSync(draft, bytes, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
