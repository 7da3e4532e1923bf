/** Runs the test files with node's own runner: code compiled once, and several files a process, since each starts Eleventy and the typesetter. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

/** So many that starting costs little beside the tests, and so few that what they made fits into memory. */
const FILES_A_PROCESS = 20;

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2);
const names = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

if (names.length === 0) throw new Error(`no test file has ${wanted.join(' or ')} in its name`);

// One level below the repository, as the package's own compiled code is.
const compiled = mkdtempSync(join(root, '.compiled-'));
// What one test drew need not be drawn again by the next.
const cache = mkdtempSync(join(tmpdir(), 'handbill-test-cache-'));
process.env.HANDBILL_CACHE = cache;
// Nothing is kept in the home of whoever runs the tests.
process.env.XDG_CONFIG_HOME = join(cache, '.config');
process.once('exit', () => {
  for (const folder of [compiled, cache]) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

compile(compiled);
// The runner starts each process with these options.
process.execArgv.splice(0, process.execArgv.length, '--enable-source-maps');

// By itself the runner leaves one core idle, which may be half of them.
const cores = availableParallelism();
run({ files: processes(names, cores), concurrency: cores })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);

/** One file for each process, which imports its share of the test files; neighbours, which are alike, go to different ones. */
function processes(tests: readonly string[], atLeast: number): string[] {
  const count = Math.min(tests.length, Math.max(atLeast, Math.ceil(tests.length / FILES_A_PROCESS)));
  return Array.from({ length: count }, (_, index) => {
    const share = ['compiled-templates.ts', ...tests.filter((_name, at) => at % count === index)];
    const file = join(compiled, 'test', `process-${index + 1}.js`);
    writeFileSync(file, share.map((name) => `import './${name.replace(/\.ts$/, '.js')}';\n`).join(''));
    return file;
  });
}

/** As the package is compiled, the tests with it; types are checked by `npm run typecheck`. */
function compile(folder: string): void {
  const tsc = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace('package.json', 'bin/tsc');
  const options = ['--noEmit', 'false', '--noCheck', '--sourceMap', '--rootDir', root, '--outDir', folder];
  const imports = ['--allowImportingTsExtensions', 'false', '--rewriteRelativeImportExtensions'];
  execFileSync(process.execPath, [tsc, '--project', root, ...options, ...imports], { stdio: 'inherit' });
}
