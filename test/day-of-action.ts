/** The example of a day of action, laid out in a temporary folder without its pictures and sheets, which take a minute. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, temporaryFolder, writeFiles } from './mini-campaign.ts';

/** The folder, removed when the process ends. */
export function dayOfAction(): string {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'examples/day-of-action/content'), join(folder, 'content'), { recursive: true });
  const yml = readFileSync(join(folder, 'content/campaign.yml'), 'utf8');
  writeFiles(folder, { 'content/campaign.yml': quick(yml) });
  return folder;
}

/** A campaign's settings with nothing drawn but one card. */
export function quick(yml: string): string {
  return yml.replace(/print: .*\n/, 'print: none\n').concat('cards: one\nshare-pages: none\n');
}
