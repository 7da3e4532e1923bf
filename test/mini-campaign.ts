/** Lays a mini-campaign out in a temporary folder: the base one, changed by a case's own files. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PACKAGE_FOLDER } from '../src/build/folders.ts';

/** The repository, wherever this file was compiled to. */
export const ROOT = PACKAGE_FOLDER;

export const FIXTURES = join(ROOT, 'test', 'fixtures');

const ABSENT = '.absent';

/** A mini-campaign's folder, removed when the process ends. A file named X.absent in the case removes X. */
export function miniCampaign(overlay?: string): string {
  const folder = temporaryFolder();
  cpSync(join(FIXTURES, 'base'), folder, { recursive: true });
  if (!overlay) return folder;
  cpSync(overlay, folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith(ABSENT)) continue;
    rmSync(join(folder, name));
    rmSync(join(folder, name.slice(0, -ABSENT.length)), { force: true });
  }
  return folder;
}

/** Adds or replaces files of a mini-campaign. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handbill-test-'));
  folders.push(folder);
  return folder;
}
