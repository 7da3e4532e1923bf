/** Gives Nunjucks our layouts and parts, a project's own of the same name in their place, and scripts as small as they can be. */
import { readFileSync } from 'node:fs';
import nunjucks from 'nunjucks';
import { layeredFiles, PACKAGE_FOLDER } from '../build/folders.ts';
import type { Cache } from '../campaign/publication.ts';

/** A script that pages have in them, made as small as it can be; a project's own stays as it is, with its lines. */
async function minifyScript(path: string, source: string, cache: Cache): Promise<string> {
  if (!path.startsWith(PACKAGE_FOLDER)) return source;
  const key = `script ${source}`;
  const known = cache.get(key);
  if (known) return Buffer.from(known).toString();
  // It takes a twentieth of a second to load, and what it makes is kept.
  const { minify } = await import('terser');
  const { code = source } = await minify(source);
  cache.set(key, Buffer.from(code));
  return code;
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
    return [name, { path, src: path.endsWith('.js') ? await minifyScript(path, source, cache) : source }];
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
