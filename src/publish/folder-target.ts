/** Publishes into a folder of this machine, such as a server's own or one that is synchronised. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MARK, markOf, namesIn, namesInMark, outputFolder, refuseOutput } from '../build/output-folder.ts';
import type { PublishSettings } from '../campaign/model.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { UserError } from '../text/user-error.ts';
import { differencesBetween, inSendingOrder, type Target } from './target.ts';

export function folderTarget({ at }: PublishSettings, campaign: string): Target {
  const folder = outputFolder(resolve(campaign, at));
  const refusal = refuseOutput(folder, campaign);
  if (refusal) throw new UserError(refusal.replace('with --output', 'under publish:'));
  return {
    where: `the folder ${folder}`,
    read: async (name) => readPlainFile(join(folder, name)),
    async compare(site) {
      const there = existsSync(folder) ? namesIn(folder).filter((name) => !DRAFT.test(name)) : [];
      const isSame = (name: string): boolean => readFileSync(join(site, name)).equals(readFileSync(join(folder, name)));
      return differencesBetween(namesIn(site), there, isSame);
    },
    async send(site, { added, changed, removed }) {
      const drafts = existsSync(folder) ? namesIn(folder).filter((name) => DRAFT.test(name)) : [];
      const send = (name: string, bytes: Uint8Array | string = readFileSync(join(site, name))): void =>
        put(join(folder, name), bytes);
      // By which the next time knows what it may replace, even where this one is cut short.
      send(
        MARK,
        markOf(site, new Set([...namesIn(site), ...namesInMark(String(readPlainFile(join(folder, MARK)) ?? ''))])),
      );
      for (const name of inSendingOrder([...added, ...changed])) send(name);
      for (const name of [...removed, ...drafts]) remove(folder, name);
      send(MARK);
    },
    close: () => undefined,
  };
}

/** What a run that was cut short has left of `put`. */
const DRAFT = /\.[0-9a-f]{12}\.handbill$/;

function put(path: string, bytes: Uint8Array | string): void {
  makeFolder(dirname(path));
  replaceFile(path, bytes, `${path}.${randomBytes(6).toString('hex')}.handbill`);
}

/** With the folders that are empty then. */
function remove(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
  for (let way = dirname(name); way !== '.'; way = dirname(way)) {
    try {
      rmdirSync(join(folder, way));
    } catch {
      return;
    }
  }
}
