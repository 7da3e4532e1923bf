/** Names our commands as they work where the reader is: `npm run check -- …`, `handbill check …` or `npx handbill check …`. */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { readPlainFile } from '../disk/plain-file.ts';
import { once } from '../text/once.ts';

/** Where the command was given. */
const HERE = process.cwd();

const COMMAND = /(?<![\w./-])handbill (init|upgrade|new|build|check|announce|dev|translations)\b/g;

/** What follows a command to which something is handed, and not the rest of a sentence. */
const HANDED = /^ (?:-|(?:event|fact|update|page|translation)\b)/;

/** Sentences with every command of ours in them as it can be typed here; `campaign` is its folder as seen from here. */
export function asTyped(text: string, campaign = ''): string {
  const isElsewhere = campaign !== '' && process.env.HANDBILL_CAMPAIGN === undefined;
  const folder = /\s/.test(campaign) ? JSON.stringify(campaign) : campaign;
  const options = isElsewhere ? ` --campaign ${folder}` : '';
  return text.replace(COMMAND, (command: string, name: string, offset: number) => {
    const script = scripts().get(name);
    if (!script) return `${isOnPath() ? '' : 'npx '}handbill ${name}${options}`;
    const isHanded = isElsewhere || HANDED.test(text.slice(offset + command.length));
    return `npm run ${script}${isHanded ? ' --' : ''}${options}`;
  });
}

/** The scripts of the nearest package.json by the command of ours that each runs. */
const scripts = once((): ReadonlyMap<string, string> => {
  const found = scriptsFrom(HERE);
  return new Map(
    Object.entries(found).flatMap(([script, line]): [string, string][] => {
      const [, name] = /\bhandbill(?:\.[jt]s)?["']? (\w+)$/.exec(String(line)) ?? [];
      return name ? [[name, script]] : [];
    }),
  );
});

function scriptsFrom(folder: string): object {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return dirname(folder) === folder ? {} : scriptsFrom(dirname(folder));
  try {
    const { scripts: own }: { readonly scripts?: unknown } = JSON.parse(String(readPlainFile(file)));
    return typeof own === 'object' && own !== null ? own : {};
  } catch {
    // Whatever it is, no script of it can be run.
    return {};
  }
}

/** Whether the name alone is enough; npm's own places are on the path for as long as a script runs. */
const isOnPath = once(() => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.some((folder) => ['handbill', 'handbill.cmd'].some((name) => existsSync(join(folder, name))));
});
