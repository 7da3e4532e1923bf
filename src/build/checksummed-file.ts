/** A file that is there only to be quick: whole or not at all, and nothing where it cannot be read. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DIGEST_BYTES = 32;

/** What is kept at a path; what a machine that lost power half wrote is nothing. */
export function readChecksummed(path: string): Uint8Array | undefined {
  try {
    const kept = readFileSync(path);
    const bytes = kept.subarray(DIGEST_BYTES);
    return digest(bytes).equals(kept.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps bytes at a path; what cannot be kept is not. */
export function writeChecksummed(path: string, bytes: Uint8Array): void {
  const draft = `${path}.${process.pid}`;
  try {
    makeFolder(dirname(path));
    writeFileSync(draft, Buffer.concat([digest(bytes), bytes]));
    renameSync(draft, path);
  } catch {
    removeChecksummed(draft);
  }
}

/** What cannot be removed only takes room. */
export function removeChecksummed(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

/** Version control is told to leave it alone. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.gitignore'), '*\n');
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
