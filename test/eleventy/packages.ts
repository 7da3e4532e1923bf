/** Gives a folder outside the repository the packages that its code imports, Handbill as a campaign's package.json has it. */
import { symlinkSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ROOT, writeFiles } from '../mini-campaign.ts';

/** TypeScript, or what the tests were compiled to. */
const ENDING = extname(import.meta.url);

/** Handbill itself is what is tested, not what was compiled when it was packed last. */
export function addPackages(folder: string): void {
  const own = (path: string): string => JSON.stringify(new URL(`../../${path}${ENDING}`, import.meta.url).href);
  writeFiles(folder, {
    'node_modules/handbill/package.json': JSON.stringify({
      name: 'handbill',
      type: 'module',
      exports: {
        '.': './plugin.js',
        './eleventy.config': './eleventy.config.js',
      },
    }),
    // As it is declared where it is compiled.
    'node_modules/handbill/eleventy.config.d.ts':
      "import type UserConfig from '@11ty/eleventy/UserConfig';\nexport default function configure(config: UserConfig): object;\n",
    'node_modules/handbill/plugin.js': `export { default } from ${own('src/eleventy/plugin')};\n`,
    'node_modules/handbill/eleventy.config.js': `export { default } from ${own('eleventy.config')};\n`,
  });
  for (const name of ['@11ty', '@types', 'tsx', 'typescript'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
}
