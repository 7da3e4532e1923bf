/** A file that is there only to be quick: whole, of its own name, and by this user; or nothing. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../disk/make-folder.ts';
import { knownSecret, ownSecret } from './cache-secret.ts';

const DIGEST_BYTES = 32;

/** A larger file is none of ours, octets. */
const LIMIT = 200_000_000;

/** What is kept at a path; what somebody else put there, under this name or another, is nothing. */
export function readChecksummed(path: string): Uint8Array | undefined {
  const secret = knownSecret();
  if (!secret) return undefined;
  try {
    // Neither through a link, nor of a pipe, which would never end.
    const found = lstatSync(path);
    if (!found.isFile() || found.size > LIMIT) return undefined;
    const kept = readFileSync(path);
    const bytes = kept.subarray(DIGEST_BYTES);
    return digest(path, bytes, secret).equals(kept.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps bytes at a path; what cannot be kept is not. */
export function writeChecksummed(path: string, bytes: Uint8Array): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    makeCache(dirname(path));
    // "wx": a new file, and not what a link of that name leads to.
    writeFileSync(draft, Buffer.concat([digest(path, bytes, ownSecret()), bytes]), { flag: 'wx' });
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
function makeCache(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(folder);
  writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
}

function digest(path: string, bytes: Uint8Array, secret: Buffer): Buffer {
  return createHmac('sha256', secret)
    .update(`${basename(path)}\0`)
    .update(bytes)
    .digest();
}
