/** Publishes into a folder of this machine, such as a server's own or one that is synchronised. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MARK, namesIn, outputFolder, refuseOutput } from '../build/output-folder.ts';
import type { PublishSettings } from '../campaign/model.ts';
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
      const there = new Set(existsSync(folder) ? namesIn(folder) : []);
      const isSame = (name: string): boolean => readFileSync(join(site, name)).equals(readFileSync(join(folder, name)));
      return {
        added: names.filter((name) => !there.has(name)),
        changed: names.filter((name) => there.has(name) && !isSame(name)),
        removed: [...there].filter((name) => !names.includes(name)),
      };
    },
    async send(site, { added, changed, removed }) {
      for (const name of inSendingOrder([...added, ...changed])) put(join(site, name), join(folder, name));
      for (const name of removed) remove(folder, name);
      // By which the next time knows that it may replace what is there.
      put(join(site, MARK), join(folder, MARK));
    },
    close: () => undefined,
  };
}

/** Whoever reads meanwhile has the old file or the new one. */
function put(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

/** With the folders that are empty then. */
function remove(folder: string, name: string): void {
  rmSync(join(folder, name));
  for (let way = dirname(name); way !== '.'; way = dirname(way)) {
    try {
      rmdirSync(join(folder, way));
    } catch {
      return;
    }
  }
}
