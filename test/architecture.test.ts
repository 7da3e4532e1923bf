/** The rules of the house that no compiler checks: one direction, the disk at the edges, no clock inside, no loose words. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { isRecord, readYaml, type YamlValue } from '../src/content/reading/yaml-text.ts';
import { ROOT } from './mini-campaign.ts';

/** A file imports only from its own folder and those before it; calendar, share and formats not from each other. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  content: ['text'],
  calendar: ['text', 'content'],
  share: ['text', 'content'],
  print: ['text', 'content', 'share'],
  formats: ['text', 'content'],
  output: ['text', 'content', 'calendar', 'share', 'formats'],
  safety: ['text', 'content'],
  site: ['text', 'content', 'calendar', 'share', 'print', 'formats', 'output', 'eleventy.config.ts'],
  cli: ['text', 'content', 'calendar', 'share', 'print', 'formats', 'output', 'safety', 'site'],
  'eleventy.config.ts': ['text', 'site'],
};

/** Layers where only these files touch the disk; site and cli are the wiring. */
const DISK_USERS = [
  'src/content/load.ts',
  'src/output/write.ts',
  'src/output/writing/site-writer.ts',
  'src/share/card-font.ts',
];

const sources = filesBelow('src', '.ts').filter((path) => !path.endsWith('.d.ts'));

describe('the house', () => {
  it('has imports in one direction', () => {
    const wrong = [...sources, 'eleventy.config.ts'].flatMap((path) => {
      const layer = layerOf(path);
      const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
      return importsOf(path)
        .filter((target) => !allowed.includes(layerOf(target)))
        .map((target) => `${path} → ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('touches the disk only at its edges', () => {
    const pure = sources.filter(
      (path) => !['site', 'cli'].includes(layerOf(path)) && !DISK_USERS.includes(path),
    );
    const wrong = pure.filter((path) =>
      /from 'node:(fs|child_process|http|https|net)|process\.(env|cwd|argv)/.test(read(path)),
    );
    assert.deepEqual(wrong, []);
  });

  it('reads the clock once, at the entry', () => {
    const wrong = sources.filter((path) =>
      /Date\.now\(|new Date\(\)|DateTime\.(now|local)\(/.test(read(path)),
    );
    assert.deepEqual(wrong, ['src/cli/handbill.ts']);
  });

  it('knows Eleventy only in site, cli and its configuration', () => {
    const wrong = sources.filter((path) => layerOf(path) !== 'site' && /@11ty/.test(read(path)));
    assert.deepEqual(wrong, []);
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
    const named = [...askers.matchAll(/^nav: (\S+)$/gm)].map(([, key]) => key ?? '');
    const isAsked = (key: string) =>
      askers.includes(`'${key}'`) ||
      [...asked, ...named].some((each) => each === key || matchesPrefix(each, key));
    assert.deepEqual(
      words.filter((key) => !isAsked(key)),
      [],
      'words nothing asks for',
    );
    const unknown = [...asked, ...named].filter(
      (each) => !words.some((key) => each === key || matchesPrefix(each, key)),
    );
    assert.deepEqual(unknown, [], 'words that do not exist');
  });

  it('has no interface word in a template', () => {
    const wrong = filesBelow('templates', '.njk').flatMap((path) => {
      const body = read(path).replace(/^---\n.*?\n---\n/s, '');
      const markup = body.replace(/\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}/gs, '');
      const texts = markup.replace(/<[^>]*>/gs, '\n').match(/\p{L}{2,}.*/gu) ?? [];
      const labels = [...markup.matchAll(/(?:aria-label|alt|title)="([^"]*\p{L}[^"]*)"/gu)].map(
        ([, label]) => label,
      );
      return [...texts, ...labels].map((text) => `${path}: ${text}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('opens every file with a sentence on what it is for', () => {
    const comments = [...sources, ...filesBelow('test', '.ts'), 'eleventy.config.ts'].filter(
      (path) => !/^\/\*\* [\s\S]{20,}?\*\//.test(read(path)),
    );
    assert.deepEqual(comments, []);
    const sheets = filesBelow('templates', '.css').filter((path) => !/^\/\* .{10,}? \*\//.test(read(path)));
    assert.deepEqual(sheets, []);
  });
});

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

function layerOf(path: string): string {
  return path === 'eleventy.config.ts' ? path : (path.split('/')[1] ?? path);
}

function importsOf(path: string): string[] {
  return [...read(path).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target]) =>
    relative(ROOT, resolve(ROOT, dirname(path), target ?? '')).replaceAll('\\', '/'),
  );
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
