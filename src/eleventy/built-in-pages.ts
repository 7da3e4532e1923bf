/** The pages that come with Handbill, as virtual templates; a project's own page of the same name takes a place. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type UserConfig from '@11ty/eleventy/UserConfig';
import { PACKAGE_FOLDER } from '../build/folders.ts';

/** What pages name as their layout. */
export const LAYOUT = 'handbill';

/** Where Eleventy reads and writes, as a plugin is told. */
export interface Directories {
  readonly input: string;
  readonly includes: string;
  readonly layouts?: string | undefined;
  readonly output: string;
}

/** Pages that a site which has others beside the campaign's makes itself. */
const WHOLE_SITE_PAGES = new Set(['home', '404']);

/** Adds each page below `folder` of the input folder, unless it is there already. */
export function addBuiltInPages(
  config: UserConfig,
  { input }: Directories,
  { folder, isWholeSite }: { readonly folder: string; readonly isWholeSite: boolean },
): void {
  const pages = join(PACKAGE_FOLDER, 'templates', 'pages');
  const own = namesIn(join(input, folder));
  for (const file of readdirSync(pages).sort()) {
    const name = stem(file);
    if (own.has(name) || (!isWholeSite && WHOLE_SITE_PAGES.has(name))) continue;
    config.addTemplate(join(folder, file), readFileSync(join(pages, file), 'utf8'));
  }
}

/** Names the layout of pages: a project's own layouts/base.njk, or ours. */
export function addLayout(
  config: UserConfig,
  { includes, layouts = includes }: Directories,
  templates: readonly string[],
): void {
  const files = [...templates].reverse().map((folder) => join(folder, 'layouts', 'base.njk'));
  const file = files.find((path) => existsSync(path));
  if (file) config.addLayoutAlias(LAYOUT, relative(resolve(layouts), file).replaceAll('\\', '/'));
}

function namesIn(folder: string): Set<string> {
  return new Set(existsSync(folder) ? readdirSync(folder).map(stem) : []);
}

/** "event" of "event.njk" and of "event.11ty.js" */
function stem(file: string): string {
  return file.split('.')[0] ?? file;
}
