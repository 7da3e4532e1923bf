/**
 * Compiles the command line and its libraries into a few files that start in a fraction of the time, whenever the code has
 * changed. Plain JavaScript, since it is what lets the rest be TypeScript. See docs/decisions.md, 66.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));

/** Machine code, or files of their own beside them: these stay where they are installed. */
const EXTERNAL = [
  '@11ty/eleventy-dev-server',
  'sharp',
  'lightningcss',
  'esbuild',
  'fsevents',
  'subset-font',
  'fontkit',
  '@myriaddreamin/typst-ts-web-compiler',
];

/** How many compiled versions are kept: a developer goes back and forth between branches. */
const KEPT = 3;

/** The compiled command line's file; undefined where it cannot be compiled, and TypeScript must be run as it is. */
export async function compiled() {
  const folder = cacheFolder();
  if (!folder) return undefined;
  const version = versionOf(['src', 'eleventy.config.ts', 'package.json', 'node_modules/.package-lock.json']);
  const entry = join(folder, version, 'handbill.js');
  if (existsSync(entry)) return entry;
  try {
    await compile(folder, version);
    return entry;
  } catch {
    return undefined;
  }
}

/** Beside the libraries, so that those that stay where they are can be found from it. */
function cacheFolder() {
  for (const modules of createRequire(import.meta.url).resolve.paths('x') ?? []) {
    if (existsSync(join(modules, 'esbuild'))) return join(modules, '.cache', 'handbill');
  }
  return undefined;
}

/** Names, sizes and times of all files: whoever edits one changes that, and reading all of them would take as long as starting. */
function versionOf(paths) {
  const hash = createHash('sha256').update(process.version);
  const look = (path) => {
    const state = statSync(path, { throwIfNoEntry: false });
    if (state?.isDirectory()) for (const name of readdirSync(path).sort()) look(join(path, name));
    else hash.update(`${path} ${state?.size} ${state?.mtimeMs}\n`);
  };
  for (const path of paths) look(join(PACKAGE, path));
  return hash.digest('hex').slice(0, 24);
}

async function compile(folder, version) {
  const { build } = await import('esbuild');
  const draft = join(folder, `${version}.${process.pid}`);
  mkdirSync(draft, { recursive: true });
  await build({
    absWorkingDir: PACKAGE,
    entryPoints: {
      handbill: 'src/cli/handbill.ts',
      'write-worker': 'src/output/writing/write-worker.js',
      'encode-worker': 'src/site/encode-worker.js',
    },
    outdir: draft,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    logLevel: 'silent',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [{ name: 'places', setup: keepPlaces }],
  });
  try {
    renameSync(draft, join(folder, version));
  } catch {
    // Another process was quicker.
    rmSync(draft, { recursive: true, force: true });
  }
  forget(folder, version);
}

/** Code that asks where it is, to find files beside it, is told where it was written. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.([cm]?js|ts)$/ }, ({ path }) => {
    const source = readFileSync(path, 'utf8');
    const place = source
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      // Other threads are started from what is compiled.
      .replaceAll('COMPILED_AT', 'import.meta.url')
      .replace('declare const import.meta.url: string | undefined;', '');
    const names = /\b__(dirname|filename)\b/.test(source)
      ? `var __dirname = ${JSON.stringify(dirname(path))}, __filename = ${JSON.stringify(path)};`
      : '';
    return { contents: names + place, loader: path.endsWith('.ts') ? 'ts' : 'js' };
  });
}

function forget(folder, version) {
  const others = readdirSync(folder)
    .filter((name) => name !== version && !name.includes('.'))
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of others.slice(KEPT - 1)) rmSync(join(folder, name), { recursive: true, force: true });
}
