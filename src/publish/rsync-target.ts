/** Publishes by rsync, which sends only what has changed, to a server that is reached by ssh. */
import { join, resolve } from 'node:path';
import type { PublishSettings } from '../campaign/model.ts';
import { readPlainFile } from '../disk/plain-file.ts';
import { runTool, ToolFailed } from './run-tool.ts';
import { type Differences, type Target, withFolder } from './target.ts';

/** By content, not by time: a build makes all files anew. New pages take the old ones' place at the end, all at once. */
const HOW = ['--recursive', '--checksum', '--delete-after', '--delay-updates', '--chmod=D755,F644', '--perms'];

/** What rsync ends with where a file is not there. */
const PARTIAL = 23;

export function rsyncTarget({ at }: PublishSettings): Target {
  const there = at.replace(/\/*$/, '/');
  return {
    where: at,
    read: (name) =>
      withFolder(async (folder) => {
        await runTool('rsync', ['--', `${there}${name}`, `${folder}/`]).catch((error: unknown) => {
          if (!(error instanceof ToolFailed && error.code === PARTIAL)) throw error;
        });
        return readPlainFile(join(folder, name));
      }),
    async compare(site) {
      const listed = await runTool('rsync', [
        ...HOW,
        '--dry-run',
        '--itemize-changes',
        '--',
        `${resolve(site)}/`,
        there,
      ]);
      return differencesOf(listed.toString());
    },
    async send(site) {
      await runTool('rsync', [...HOW, '--', `${resolve(site)}/`, there]);
    },
    close: () => undefined,
  };
}

/** "<f+++++++++ events/index.html", "<fc.T...... calendar.ics", "*deleting   old.html"; folders and times are no change. */
function differencesOf(listed: string): Differences {
  const lines = listed.split('\n').filter((line) => !line.endsWith('/'));
  const named = (pattern: RegExp): string[] => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  return {
    added: named(/^[<>]f\+{9} (.*)$/),
    changed: named(/^[<>]f(?!\+)\S+ (.*)$/),
    removed: named(/^\*deleting +(.*)$/),
  };
}
