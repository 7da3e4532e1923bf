/** A site of many files that all say which version of it they are of. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedFile } from '../../src/campaign/publication.ts';

const FILES = 120;

/** The files of a version. */
export function siteOfVersion(version: number): PublishedFile[] {
  return Array.from({ length: FILES }, (_, index) => ({
    address: `/folder-${index % 7}/page-${index}/`,
    body: `${version} ${'x'.repeat(index * 40)}`,
  }));
}

/** The one version that a folder holds all files of; undefined for a folder that is not whole. */
export function versionIn(folder: string): number | undefined {
  if (!existsSync(join(folder, '.handbill'))) return undefined;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.endsWith('.handbill') && statSync(join(folder, name)).isFile(),
  );
  const texts = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  const versions = new Set(texts.map(([, text]) => Number(text.split(' ')[0])));
  const isWhole = texts.every(([name, text]) => {
    const index = Number(/page-(\d+)/.exec(name)?.[1]);
    return text.length - text.indexOf(' ') - 1 === index * 40;
  });
  return names.length === FILES && versions.size === 1 && isWhole ? [...versions][0] : undefined;
}
