/**
 * Compiles the command line and its libraries into a few files that start in a fraction of the time, whenever the code has
 * changed. Plain JavaScript, since it is what lets the rest be TypeScript. See docs/decisions.md, 66.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
const A_DAY = 24 * 60 * 60_000;

/** What package managers write when they have changed what is installed. */
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml'];

/** The compiled command line's file; undefined where it cannot be compiled, and TypeScript must be run as it is. */
export async function compiled() {
  const modules = modulesFolder();
  if (!modules) return undefined;
  const sources = ['src', 'eleventy.config.ts', 'package.json'].map((name) => join(PACKAGE, name));
  const version = versionOf([...sources, ...INSTALLED.map((name) => join(modules, name))]);
  // Beside the libraries, so that those that stay where they are can be found from it.
  const folder = join(modules, '.cache', 'handbill');
  const entry = join(folder, version, 'handbill.js');
  if (existsSync(entry)) return entry;
  const draft = join(folder, `${version}.${process.pid}`);
  try {
    await compile(draft);
    rename(draft, join(folder, version));
    forget(folder);
    return entry;
  } catch {
    return undefined;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Where the libraries are installed. */
function modulesFolder() {
  const folders = createRequire(import.meta.url).resolve.paths('esbuild') ?? [];
  return folders.find((modules) => existsSync(join(modules, 'esbuild')));
}

/** Names, sizes and times of all files: whoever edits one changes that, and reading all of them would take as long as starting. */
function versionOf(paths) {
  const hash = createHash('sha256').update(process.version);
  const look = (path) => {
    const state = statSync(path, { throwIfNoEntry: false });
    if (state?.isDirectory()) for (const name of readdirSync(path).sort()) look(join(path, name));
    else hash.update(`${path} ${state?.size} ${state?.mtimeMs}\n`);
  };
  for (const path of paths) look(path);
  return hash.digest('hex').slice(0, 24);
}

async function compile(draft) {
  mkdirSync(draft, { recursive: true });
  // Older versions of Node 20 take it for CommonJS else.
  writeFileSync(join(draft, 'package.json'), '{ "type": "module" }\n');
  const { build } = await import('esbuild');
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
}

/** Where another process was quicker, its result serves as well. */
function rename(draft, place) {
  try {
    renameSync(draft, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
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

/** Removes what is old; what is younger may be running. */
function forget(folder) {
  const known = readdirSync(folder)
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  const old = known.slice(KEPT).filter(({ time }) => Date.now() - time > A_DAY);
  for (const { name } of old) rmSync(join(folder, name), { recursive: true, force: true });
}
