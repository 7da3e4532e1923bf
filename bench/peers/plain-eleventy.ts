/** Plain Eleventy: one Markdown file a page and one layout of a line, with the version that Handbill uses. */
import { join } from 'node:path';
import { events, frontMatterFile, SITE } from '../generate-campaign.ts';
import { ROOT, remove } from '../handbill-command.ts';
import type { Program } from '../measure.ts';
import { writeText } from '../write-text.ts';

export const ELEVENTY = join(ROOT, 'node_modules/@11ty/eleventy/cmd.cjs');

const LAYOUT =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><meta name="viewport" content="width=device-width"></head><body><main><h1>{{ title }}</h1><p>{{ starts }}, {{ place }}, {{ address }}</p>{{ content | safe }}</main></body></html>';

/** Writes a site of that many pages and returns its build. */
export function plainEleventy(folder: string, pages: number): Program {
  writeText(folder, '_includes/page.njk', LAYOUT);
  writeText(folder, 'index.md', `---\nlayout: page.njk\ntitle: ${SITE.title}\n---\nIn every town.\n`);
  for (const event of events(pages - 1))
    writeText(folder, `events/${event.slug}.md`, frontMatterFile(event, 'layout: page.njk\n'));
  return {
    name: `plain Eleventy, ${pages} trivial pages`,
    command: process.execPath,
    args: [ELEVENTY, '--quiet'],
    cwd: folder,
    prepare: remove(join(folder, '_site')),
  };
}
