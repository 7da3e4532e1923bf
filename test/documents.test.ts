/** What documents say is there, is there: where their links lead, the paths that they name, the list of decisions. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { handbill } from './cli/in-process.ts';
import { ROOT } from './mini-campaign.ts';

const DECISIONS = 'docs/decisions';

const DOCUMENTS = ['.', 'docs', DECISIONS].flatMap((folder) => documentsIn(folder));

describe('the documents', () => {
  it('link to files that are there', () => {
    const dead = DOCUMENTS.flatMap((path) => {
      const links = [...read(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, to]) => to ?? '');
      return links
        .filter((to) => !/^\w+:|^images\//.test(to) && !existsSync(join(ROOT, dirname(path), to)))
        .map((to) => `${path}: ${to}`);
    });
    assert.deepEqual(dead, []);
  });

  it('name folders and files of ours that are there', () => {
    const now = DOCUMENTS.filter((path) => !/CHANGELOG|decisions/.test(path));
    const missing = now.flatMap((path) => {
      const named = [...read(path).matchAll(/`((?:src|test|docs|bench)\/[\w./-]+)`/g)].map(([, to]) => to ?? '');
      return named.filter((to) => !existsSync(join(ROOT, to))).map((to) => `${path}: ${to}`);
    });
    assert.deepEqual(missing, []);
  });
});

/** "npm run check -- --strict" and "npx handbill build", the script or command and what follows it. */
const COMMAND = /\b(npm run|npx handbill) ([a-z-]+)([^`\n"#]*)/g;

describe('the commands in the documents', () => {
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
  const named = [...DOCUMENTS.filter((path) => !/CHANGELOG|decisions/.test(path)), ...hostFiles()].flatMap((path) =>
    [...read(path).matchAll(COMMAND)].map(([text, runner, name = '', rest = '']) => {
      const ours = runner === 'npm run' ? /handbill\.ts ([a-z-]+)$/.exec(scripts[name] ?? '')?.[1] : name;
      return { path, text, name, ours, isScript: runner === 'npm run', flags: rest.match(/--[a-z]\S*/g) ?? [] };
    }),
  );

  it('are scripts that there are', () => {
    assert.ok(named.length > 20, 'the documents name commands');
    const unknown = named.filter(({ isScript, name }) => isScript && scripts[name] === undefined);
    assert.deepEqual(
      unknown.map(({ path, text }) => `${path}: ${text}`),
      [],
    );
  });

  it('have no option that the command does not know', async () => {
    const ours = [...new Set(named.flatMap((each) => each.ours ?? []))];
    const help = new Map(
      await Promise.all(
        ours.map(async (name): Promise<[string, string]> => {
          const { stdout, code } = await handbill([name, '--help']);
          assert.equal(code, 0, name);
          return [name, stdout];
        }),
      ),
    );
    const unknown = named.flatMap(({ path, ours: name, flags, text }) =>
      name ? flags.filter((flag) => !help.get(name)?.includes(flag)).map((flag) => `${path}: ${flag} in ${text}`) : [],
    );
    assert.deepEqual(unknown, []);
  });
});

describe('the decisions', () => {
  const files = readdirSync(join(ROOT, DECISIONS)).filter((name) => name !== 'README.md');
  const index = read(`${DECISIONS}/README.md`);

  it('are numbered without a gap', () => {
    const numbers = files.map((name) => Number(name.slice(0, 4)));
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    );
  });

  it('have each its number, a status and a date, and stand in the list with them', () => {
    for (const name of files) {
      const text = read(`${DECISIONS}/${name}`);
      const [, number, title = '', status = ''] =
        /^# (\d+)\. (.+)\n\nStatus: (.+)\\\nDate: \d{4}-\d\d-\d\d\n\n\S/.exec(text) ?? [];
      assert.equal(Number(number), Number(name.slice(0, 4)), name);
      assert.match(status, /^(accepted|superseded by \[\d{4}\])/, name);
      const note = status === 'accepted' ? '' : ` (${status})`;
      assert.ok(index.includes(`- [${name.slice(0, 4)}](${name}) ${title}${note}\n`), name);
    }
  });
});

function documentsIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

/** The files that hosts are given. */
function hostFiles(): string[] {
  return readdirSync(join(ROOT, 'docs/publish')).map((name) => join('docs/publish', name));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
