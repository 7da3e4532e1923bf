/** Publishes by SFTP, for servers that take files and run nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MARK, namesIn, namesInMark } from '../build/output-folder.ts';
import type { PublishSettings } from '../campaign/model.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { UserError } from '../text/user-error.ts';
import { runTool } from './run-tool.ts';
import { differencesBetween, inSendingOrder, type Target, withFolder } from './target.ts';

/** The sums of what is there, which a site has as long as it can be carried as a whole. */
const SUMS = 'SHA256SUMS';

export function sftpTarget({ at }: PublishSettings): Target {
  const [, host = '', folder = ''] = /^([^:/]+):(.+?)\/*$/.exec(at) ?? [];
  if (!host) throw new UserError('publish: at: is no place on a server. Write it like you@server:/srv/www/campaign');
  const batch = async (...lines: readonly string[]): Promise<string> =>
    (
      await runTool('sftp', ['-q', '-b', '-', '-o', 'BatchMode=yes', '--', host], { input: `${lines.join('\n')}\n` })
    ).toString();
  const there = (name: string): string => quoted(`${folder}/${name}`);
  const read = (name: string): Promise<Buffer | undefined> =>
    withFolder(async (own) => {
      // A dash has sftp go on where the file is not there.
      await batch(`-get ${there(name)} ${quoted(join(own, 'file'))}`);
      return readPlainFile(join(own, 'file'));
    });
  return {
    where: at,
    read,
    async compare(site) {
      const known = namesInMark(String((await read(MARK)) ?? ''));
      const told = String((await read(SUMS)) ?? '');
      const sums = new Map(told.split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
      const isSame = (name: string): boolean =>
        name === SUMS ? readFileSync(join(site, name), 'utf8') === told : sums.get(name) === sumOf(join(site, name));
      return differencesBetween(namesIn(site), known, isSame);
    },
    async send(site, { added, changed, removed }) {
      const sent = inSendingOrder([...added, ...changed]);
      const folders = new Set(['', ...sent.flatMap(waysTo)]);
      await batch(
        ...[...folders].map((way) => `-mkdir ${there(way)}`),
        ...sent.map((name) => `put ${quoted(join(resolve(site), name))} ${there(name)}`),
        ...removed.map((name) => `-rm ${there(name)}`),
        // Those that are not empty stay.
        ...[...new Set(removed.flatMap(waysTo))]
          .sort((a, b) => b.length - a.length)
          .map((way) => `-rmdir ${there(way)}`),
        // The list of what is there now, by which the next time knows.
        `put ${quoted(join(resolve(site), MARK))} ${there(MARK)}`,
      );
    },
    close: () => undefined,
  };
}

function sumOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** "events/london/index.html" is in "events" and "events/london". */
function waysTo(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}
