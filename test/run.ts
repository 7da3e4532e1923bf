/** Runs every test file with node's own runner; Node 20 cannot find TypeScript tests by a pattern itself. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .map((name) => join(folder, name))
  .sort();

if (files.length === 0) throw new Error(`no test file has ${wanted.join(' or ')} in its name`);

// What one test drew need not be drawn again by the next.
const cache = mkdtempSync(join(tmpdir(), 'handbill-test-cache-'));
process.env.HANDBILL_CACHE = cache;
process.once('exit', () => rmSync(cache, { recursive: true, force: true }));

run({ files, concurrency: true })
  .on('test:fail', () => {
    process.exitCode = 1;
  })
  .compose(new spec())
  .pipe(process.stdout);
