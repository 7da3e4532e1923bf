/** Gives Nunjucks our layouts and parts, a project's own of the same name in their place; ours minified when they are loaded. */
import { readFileSync } from 'node:fs';
import nunjucks from 'nunjucks';
import { NO_CACHE } from '../build/disk-cache.ts';
import { layeredFiles, PACKAGE_FOLDER } from '../build/folders.ts';
import type { Cache } from '../campaign/publication.ts';

/** Nunjucks' own words, which are no HTML. */
const TEMPLATE_CODE = [/\{%[\s\S]*?%\}/, /\{\{[\s\S]*?\}\}/, /\{#[\s\S]*?#\}/];

/**
 * Its CSS minifier deletes modern CSS, and collapseInlineTagWhitespace joins words; conservative, so that a space between
 * words always survives. Our templates have no empty lines, so that lines stay where they are.
 */
const MINIFY = {
  collapseWhitespace: true,
  conservativeCollapse: true,
  preserveLineBreaks: true,
  removeComments: true,
  minifyJS: true,
  ignoreCustomFragments: TEMPLATE_CODE,
} as const;

/** A template, or a script that pages have in them, made as small as it can be. A project's own stays as it is, with its lines. */
export async function minifyTemplate(path: string, source: string, cache: Cache = NO_CACHE): Promise<string> {
  if (!path.startsWith(PACKAGE_FOLDER)) return source;
  const key = `template ${path.endsWith('.js')} ${source}`;
  const known = cache.get(key);
  if (known) return Buffer.from(known).toString();
  const small = path.endsWith('.js') ? await minifyScript(source) : await minifyMarkup(source);
  cache.set(key, Buffer.from(small));
  return small;
}

/** Front matter is no HTML; what the minifier refuses stays as it is. */
async function minifyMarkup(source: string): Promise<string> {
  const [fields = ''] = /^---[^\n]*\n[\s\S]*?\n---\n/.exec(source) ?? [];
  const body = source.slice(fields.length);
  return fields + (await minify(body).catch(() => body));
}

async function minifyScript(source: string): Promise<string> {
  const markup = await minify(`<script>${source}</script>`).catch(() => '');
  return /^<script>([\s\S]*)<\/script>$/.exec(markup)?.[1] ?? source;
}

/** It takes an eighth of a second to load, and what it makes is kept. */
async function minify(markup: string): Promise<string> {
  const minifier = await import('html-minifier-terser');
  return minifier.minify(markup, MINIFY);
}

/** A text with where it came from. */
interface Source {
  readonly path: string;
  readonly src: string;
}

/** Every template that another may include, by name: "parts/fact/fact.njk". The last folder wins. */
export async function readTemplates(folders: readonly string[], cache: Cache): Promise<ReadonlyMap<string, Source>> {
  const files = ['parts', 'layouts', 'offline', 'scripts'].flatMap((folder) =>
    [...layeredFiles(folders, folder, '')]
      .filter(([name]) => /\.(njk|js)$/.test(name))
      .map(([name, path]): [string, string] => [`${folder}/${name}`, path]),
  );
  const sources = files.map(async ([name, path]): Promise<[string, Source]> => {
    const source = readFileSync(path, 'utf8');
    return [name, { path, src: await minifyTemplate(path, source, cache) }];
  });
  return new Map(await Promise.all(sources));
}

/** Serves templates from memory, before those that Nunjucks finds by itself. */
export class TemplateLoader extends nunjucks.Loader implements nunjucks.ILoader {
  readonly #templates: () => ReadonlyMap<string, Source>;
  /** Eleventy looks here for what a changed file was called; ours are read anew for every build. */
  readonly pathsToNames: Readonly<Record<string, string>> = {};
  readonly cache: Record<string, unknown> = {};

  constructor(templates: () => ReadonlyMap<string, Source>) {
    super();
    this.#templates = templates;
  }

  /** A template's text. Nunjucks asks the next loader where the answer is null, which its types leave out. */
  getSource(name: string): nunjucks.LoaderSource {
    const found = this.#templates().get(name);
    return found ? { ...found, noCache: false } : NOT_HERE;
  }
}

const NOT_HERE: nunjucks.LoaderSource = JSON.parse('null');
