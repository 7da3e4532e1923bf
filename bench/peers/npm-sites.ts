/** The peers that come from npm: Eleventy as its starting point for blogs has it, and Astro on a Node of its own. */
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { events, frontMatterFile } from '../generate-campaign.ts';
import { remove } from '../handbill-command.ts';
import type { Program } from '../measure.ts';
import { writeText } from '../write-text.ts';
import { install, versionIn } from './install.ts';

/** Eleventy with Markdown pages, Nunjucks layouts, feed, navigation, and a picture card a page by its image plugin. */
export function baseBlog(folder: string, count: number): Program {
  const nodeModules = writeSite(folder, 'base-blog', count, (starts) => `date: ${starts}\n`);
  const [eleventy, images] = ['@11ty/eleventy', '@11ty/eleventy-img'].map((name) =>
    versionIn(nodeModules, name),
  );
  return {
    name: `Eleventy ${eleventy} as base-blog, a card a page by eleventy-img ${images}`,
    command: process.execPath,
    args: [join(nodeModules, '@11ty/eleventy/cmd.cjs'), '--quiet'],
    cwd: folder,
    prepare: remove(...['_site', '.cache'].map((name) => join(folder, name))),
  };
}

/** Astro with a content collection, pages alone. */
export function astro(folder: string, count: number): Program {
  const nodeModules = writeSite(folder, 'astro', count, () => '');
  return {
    name: `Astro ${versionIn(nodeModules, 'astro')} on Node ${versionIn(nodeModules, 'node')}, bare pages`,
    command: join(nodeModules, 'node/bin/node'),
    args: [join(nodeModules, 'astro/bin/astro.mjs'), 'build', '--silent'],
    cwd: folder,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '' },
    prepare: remove(...['dist', '.astro', '.cache'].map((name) => join(folder, name))),
  };
}

/** The peer's site with the events as its content, beside its packages; returns where those are. */
function writeSite(folder: string, peer: string, count: number, fields: (starts: string) => string): string {
  const nodeModules = install(peer);
  cpSync(join(fileURLToPath(new URL('.', import.meta.url)), peer, 'site'), folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'node_modules'), { force: true });
  symlinkSync(nodeModules, join(folder, 'node_modules'));
  for (const event of events(count))
    writeText(
      folder,
      `content/events/${event.slug}.md`,
      frontMatterFile(event, fields(event.starts.slice(0, 10))),
    );
  return nodeModules;
}
