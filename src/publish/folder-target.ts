/** Publishes into a folder of this machine, such as a server's own or one that is synchronised. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MARK, markOf, namesIn, namesInMark, outputFolder, refuseOutput } from '../build/output-folder.ts';
import type { PublishSettings } from '../campaign/model.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { UserError } from '../text/user-error.ts';
import { inSendingOrder, type Target } from './target.ts';

export function folderTarget({ at }: PublishSettings, campaign: string): Target {
  const folder = outputFolder(resolve(campaign, at));
  const refusal = refuseOutput(folder, campaign);
  if (refusal) throw new UserError(refusal.replace('with --output', 'under publish:'));
  return {
    where: `the folder ${folder}`,
    read: async (name) => readPlainFile(join(folder, name)),
    async compare(site) {
      const names = namesIn(site);
      const there = new Set(existsSync(folder) ? namesIn(folder).filter((name) => !DRAFT.test(name)) : []);
      const isSame = (name: string): boolean => readFileSync(join(site, name)).equals(readFileSync(join(folder, name)));
      return {
        added: names.filter((name) => !there.has(name)),
        changed: names.filter((name) => there.has(name) && !isSame(name)),
        removed: [...there].filter((name) => !names.includes(name)),
      };
    },
    async send(site, { added, changed, removed }) {
      const drafts = existsSync(folder) ? namesIn(folder).filter((name) => DRAFT.test(name)) : [];
      const put = (name: string, bytes: Uint8Array | string = readFileSync(join(site, name))): void =>
        replace(join(folder, name), bytes);
      // By which the next time knows what it may replace, even where this one is cut short.
      put(
        MARK,
        markOf(site, new Set([...namesIn(site), ...namesInMark(String(readPlainFile(join(folder, MARK)) ?? ''))])),
      );
      for (const name of inSendingOrder([...added, ...changed])) put(name);
      for (const name of [...removed, ...drafts]) remove(folder, name);
      put(MARK);
    },
    close: () => undefined,
  };
}

/** What a run that was cut short has left of `replace`. */
const DRAFT = /\.[0-9a-f]{12}\.handbill$/;

/** Whoever reads meanwhile has the old file or the new one. */
function replace(path: string, bytes: Uint8Array | string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}.handbill`;
  makeFolder(dirname(path));
  try {
    // "wx": a new file, and not what a link of that name leads to.
    writeFileSync(draft, bytes, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
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
