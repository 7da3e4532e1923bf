/** The rules of the house that neither compiler nor linter holds: the disk at the edges, no clock inside, no loose words, nothing too long. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isRecord, readYaml, type YamlValue } from '../src/content/reading/yaml-text.ts';
import { ROOT } from './mini-campaign.ts';

/** Rooms that are the wiring, and the files of others that touch the disk. */
const DISK_ROOMS = ['disk', 'build', 'eleventy', 'dev', 'inspect', 'authoring', 'publish', 'cli'];
const DISK_FILES = ['src/content/reading/load.ts', 'src/drawing/fonts.ts', 'src/drawing/compiler-threads.ts'];

/** Where a command begins: ours, and Eleventy's own. */
const CLOCK_FILES = ['src/cli/command-options.ts', 'src/cli/handbill.ts', 'src/eleventy/own-run.ts'];

const FILE_LINES = 250;
const FUNCTION_LINES = 60;

const sources = filesBelow('src', '.ts').filter((path) => !path.endsWith('.d.ts'));

describe('the house', () => {
  it('touches the disk only at its edges', () => {
    const wrong = sources.filter(
      (path) =>
        !DISK_ROOMS.includes(roomOf(path)) &&
        !DISK_FILES.includes(path) &&
        /from 'node:(fs|os|child_process|http|https|net)|process\.(env|cwd|argv)/.test(read(path)),
    );
    assert.deepEqual(wrong, []);
  });

  it('reads the clock once, at the entry', () => {
    const wrong = sources.filter((path) => /Date\.now\(|new Date\(\)|DateTime\.(now|local)\(/.test(read(path)));
    assert.deepEqual(wrong, CLOCK_FILES);
  });

  it('knows Eleventy only in its plugin, in the preview that stands on it and in its configuration', () => {
    const wrong = sources.filter((path) => roomOf(path) !== 'eleventy' && /@11ty/.test(read(path)));
    assert.deepEqual(wrong, ['src/dev/watched-site.ts']);
  });

  it('never lets pictures keep their metadata', () => {
    const wrong = sources.filter((path) =>
      /\.(keep(Exif|Metadata|IccProfile|Xmp)|withMetadata|withExif)\(/.test(read(path)),
    );
    assert.deepEqual(wrong, []);
  });

  it('asks only for words that exist, and has no words that nothing asks for', () => {
    const words = keysOf('templates/strings/en.yml').filter((key) => key !== 'locale');
    const askers = [...sources, ...filesBelow('templates', '.njk')].map(read).join('\n');
    const literal = [...askers.matchAll(/\bsay\(\s*(?:'([^']+)'|`([^`]+)`|"([^"]+)")( \+)?/g)];
    const asked = literal
      .map(([, single, template, double]) => single ?? template ?? double ?? '')
      // A key made of nothing but variables says nothing here.
      .filter((key) => !key.startsWith('${'));
    const isAsked = (key: string) =>
      askers.includes(`'${key}'`) || asked.some((each) => each === key || matchesPrefix(each, key));
    assert.deepEqual(
      words.filter((key) => !isAsked(key)),
      [],
      'words nothing asks for',
    );
    const unknown = asked.filter((each) => !words.some((key) => each === key || matchesPrefix(each, key)));
    assert.deepEqual(unknown, [], 'words that do not exist');
  });

  it('has no interface word in a template', () => {
    const wrong = filesBelow('templates', '.njk').flatMap((path) => {
      const [fields = ''] = /^---[^\n]*\n.*?\n---\n/s.exec(read(path)) ?? [];
      const body = read(path).slice(fields.length);
      const markup = body.replace(/\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}/gs, '');
      const texts = markup.replace(/<[^>]*>/gs, '\n').match(/\p{L}{2,}.*/gu) ?? [];
      const labels = [...markup.matchAll(/(?:aria-label|alt|title)="([^"]*\p{L}[^"]*)"/gu)].map(([, label]) => label);
      // Fields say one word at most, such as the name of a layout.
      const said = fields.match(/(["'`])(?:(?!\1).)*\p{L} \p{L}(?:(?!\1).)*\1/gu) ?? [];
      return [...texts, ...labels, ...said].map((text) => `${path}: ${text}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('opens every file with a sentence on what it is for', () => {
    const comments = [...sources, ...filesBelow('test', '.ts'), 'eleventy.config.ts'].filter(
      (path) => !/^(#!.*\n)?\/\*\* [\s\S]{20,}?\*\//.test(read(path)),
    );
    assert.deepEqual(comments, []);
    const sheets = filesBelow('templates', '.css').filter((path) => !/^\/\* .{10,}? \*\//.test(read(path)));
    assert.deepEqual(sheets, []);
  });

  it(`has no file of more than ${FILE_LINES} lines and no function of more than ${FUNCTION_LINES}`, () => {
    const files = sources.flatMap((path) => {
      const lines = read(path).trimEnd().split('\n').length;
      return lines > FILE_LINES ? [`${path}: ${lines}`] : [];
    });
    assert.deepEqual(files, []);
    const functions = sources.flatMap((path) =>
      functionsIn(read(path))
        .filter(({ lines }) => lines > FUNCTION_LINES)
        .map(({ head, lines }) => `${path}: ${lines} lines from ${head}`),
    );
    assert.deepEqual(functions, []);
  });

  it('says truly where a new thing goes', () => {
    const [, table = ''] = /\n## Where do I add…\n([\s\S]*?)\n## /.exec(read('docs/architecture.md')) ?? [];
    const rows = table.split('\n').filter((line) => /^\| (?!---|what )/.test(line));
    assert.ok(rows.length > 20, `${rows.length} rows`);
    for (const row of rows) {
      const paths = [...row.matchAll(/`([\w.-]+\/[^`\s]*)`/g)].map(([, path = '']) => path);
      assert.ok(paths.length > 0, row);
      // What stands for a name, or for several, is in a folder that is there.
      const missing = paths.filter((path) => !existsSync(join(ROOT, path.replace(/[^/]*(?:[A-Z]{3}|\*).*$/, ''))));
      assert.deepEqual(missing, [], row);
    }
  });
});

/** The functions of a formatted source: from the line that each begins on to the one that closes it, as far indented. */
function functionsIn(source: string): { head: string; lines: number }[] {
  const lines = source.split('\n');
  const indentOf = (line: string): number => line.search(/\S/);
  return lines.flatMap((line, index) => {
    if (!/(=>|\)(: .+)?) \{$/.test(line) || /^\s*(\} )?(if|else|for|while|switch|catch)\b/.test(line)) return [];
    const indent = indentOf(line);
    // A signature of several lines begins above.
    const first = /^\s*\)/.test(line)
      ? lines.slice(0, index).findLastIndex((each) => indentOf(each) === indent)
      : index;
    const length = lines.slice(index + 1).findIndex((each) => indentOf(each) === indent && /^\s*\}/.test(each));
    return [{ head: lines[first]?.trim() ?? '', lines: index - first + length + 2 }];
  });
}

function matchesPrefix(asked: string, key: string): boolean {
  const prefix = asked.replace(/\$\{.*$/, '');
  return /[.-]$/.test(prefix) && key.startsWith(prefix);
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => !path.includes('/fixtures/'))
    .sort();
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? path;
}

function keysOf(path: string): string[] {
  const yaml = readYaml(path, read(path), 1);
  assert.ok(!Array.isArray(yaml));
  const walk = (value: YamlValue, prefix: string): string[] =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, prefix ? `${prefix}.${key}` : key))
      : [prefix];
  return walk(yaml.data, '');
}
