/** Gives a folder outside the repository the packages that its code imports, Handbill as a campaign's package.json has it. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, writeFiles } from '../mini-campaign.ts';

/** Handbill itself is what is in the repository, not what was compiled when it was packed last. */
export function addPackages(folder: string): void {
  const own = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, path)).href);
  writeFiles(folder, {
    'node_modules/handbill/package.json': JSON.stringify({
      name: 'handbill',
      type: 'module',
      exports: {
        '.': './plugin.ts',
        './eleventy.config': { types: './eleventy.config.d.ts', default: './eleventy.config.ts' },
      },
    }),
    // As it is declared where it is compiled.
    'node_modules/handbill/eleventy.config.d.ts':
      "import type UserConfig from '@11ty/eleventy/UserConfig';\nexport default function configure(config: UserConfig): object;\n",
    'node_modules/handbill/plugin.ts': `export { default } from ${own('src/eleventy/plugin.ts')};\n`,
    'node_modules/handbill/eleventy.config.ts': `export { default } from ${own('eleventy.config.ts')};\n`,
  });
  for (const name of ['@11ty', '@types', 'tsx', 'typescript'])
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
}
