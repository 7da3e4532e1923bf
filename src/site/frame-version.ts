/** A hash of all that every page depends on: templates, words, settings, the names of public files, and our own code. */
import type { Campaign } from '../campaign/model.ts';
import { codeVersion, filesVersion } from './code-version.ts';
import type { Folders } from '../build/folders.ts';
import { shortHash } from './view-keys.ts';

export function frameVersion(
  { versions, pictures }: Campaign,
  { templates }: Folders,
  publicFiles: ReadonlyMap<string, Uint8Array>,
): string {
  const settings = [...versions].filter(([path]) => path.endsWith('.yml')).flat();
  return shortHash(
    codeVersion(),
    filesVersion(templates),
    ...settings,
    ...publicFiles.keys(),
    JSON.stringify(pictures.map(({ path, variants }) => [path, variants])),
  );
}
