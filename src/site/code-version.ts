/** What the code and its libraries are, so that nothing made by others is taken for what these would make. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { once } from '../text/once.ts';
import { PACKAGE_FOLDER } from '../build/folders.ts';

/** A hash of our own code, the versions of what it uses, and of Node with its data. */
export const codeVersion = once((): string => {
  const hash = createHash('sha256').update(JSON.stringify(process.versions));
  for (const name of ['src', 'eleventy.config.ts', 'package.json'])
    addFile(hash, join(PACKAGE_FOLDER, name), name);
  for (const name of dependencies()) hash.update(`${name} ${versionOf(name)}\n`);
  return hash.digest('base64url');
});

/** A hash of the text of all files in folders. */
export function filesVersion(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) addFile(hash, folder, '');
  return hash.digest('base64url');
}

function addFile(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const inner of readdirSync(path).sort()) addFile(hash, join(path, inner), `${name}/${inner}`);
    return;
  }
  const bytes = readFileSync(path);
  hash.update(`${name} ${bytes.length}\n`).update(bytes);
}

const require = createRequire(import.meta.url);

function dependencies(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  return ['dependencies', 'optionalDependencies'].flatMap((field) => {
    const names: unknown =
      typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, field) : {};
    return Object.keys(names ?? {});
  });
}

/** The version of a package wherever it is installed, "" for one that is not. */
function versionOf(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (!existsSync(file)) continue;
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : '';
  }
  return '';
}
