/** The secret by which what this user has cached is told from what a stranger put there; it is kept in the home, never beside that. */
import { randomBytes } from 'node:crypto';
import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { makeFolder } from '../disk/make-folder.ts';

const BYTES = 32;

let known: Buffer | undefined;

/** The secret, where there is one yet. */
export function knownSecret(): Buffer | undefined {
  known ??= readSecret();
  return known;
}

/** The secret; a new one where there was none, which serves this process alone where it cannot be kept. */
export function ownSecret(): Buffer {
  known = knownSecret() ?? makeSecret();
  return known;
}

function readSecret(): Buffer | undefined {
  try {
    const path = secretPath();
    const secret = lstatSync(path).size === BYTES ? readFileSync(path) : undefined;
    return secret?.length === BYTES ? secret : undefined;
  } catch {
    return undefined;
  }
}

function makeSecret(): Buffer {
  const secret = randomBytes(BYTES);
  try {
    makeFolder(dirname(secretPath()));
    writeFileSync(secretPath(), secret, { flag: 'wx', mode: 0o600 });
    return secret;
  } catch {
    // Another process was quicker, or there is no home that can be written.
    return readSecret() ?? secret;
  }
}

function secretPath(): string {
  // Never in the folder at hand, which may be a stranger's; a relative path is to be passed over (XDG Base Directory).
  const { XDG_CONFIG_HOME: named = '' } = process.env;
  const config = isAbsolute(named) ? named : join(homedir() || userInfo().homedir, '.config');
  return join(config, 'handbill', 'cache.key');
}
