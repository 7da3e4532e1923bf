/** What nginx sends of a site with compressed copies, and how often a second: `node --import ./src/cli/typescript.mjs bench/serve.ts [--site FOLDER]`. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WORK = mkdtempSync(join(tmpdir(), 'handbill-serve-'));
process.once('exit', () => rmSync(WORK, { recursive: true, force: true }));
/** How many requests a run has on connections that stay open, and with a connection for each. */
const [KEPT, EACH] = [20_000, 5_000];
const AT_ONCE = 50;

/** What `ab` says of a run: octets of an answer's body, of the whole answer, and answers a second. */
type Run = Readonly<Record<'body' | 'answer' | 'rate', number>>;

// Debian keeps servers where only root looks.
process.env.PATH = `${process.env.PATH}:/usr/sbin`;
try {
  execFileSync('sh', ['-c', 'command -v nginx && command -v ab'], { stdio: 'ignore' });
} catch {
  console.error('nginx and ab are needed. On Debian: apt-get install nginx-light apache2-utils');
  process.exit(2);
}
const { site: given } = parseArgs({ options: { site: { type: 'string' } } }).values;
const site = given ? resolve(given) : buildSample();
const port = await freePort();
const nginx = startNginx(site, port);
process.once('exit', () => nginx.kill());
await report(`http://127.0.0.1:${port}`);
process.exit();

function buildSample(): string {
  const output = join(WORK, '_site');
  const handbill = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/handbill.ts')];
  const options = ['--quiet', '--compress', '--now', '2011-12-18', '--campaign', ROOT, '--output', output];
  execFileSync(process.execPath, [...handbill, 'build', ...options], { stdio: 'inherit' });
  return output;
}

/** nginx in the foreground, so that it is our child and ends with us. */
function startNginx(folder: string, at: number): ChildProcess {
  const server = readFileSync(join(ROOT, 'docs/publish/nginx.conf'), 'utf8')
    .replace(/listen 80;/, `listen 127.0.0.1:${at};`)
    .replace(/root [^;]+;/, `root "${folder}";`);
  const programs = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const paths = programs.map((name) => `${name}_temp_path "${WORK}/${name}";`).join('\n');
  // As root, nginx would hand the work to a user who may not read a temporary folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  // ab speaks HTTP/1.0, to which nginx sends nothing compressed unless it is told to.
  const http = `access_log off; include /etc/nginx/mime.types; gzip_http_version 1.0; ${paths}\n${server}`;
  const main = `${user} daemon off; worker_processes auto; error_log "${WORK}/errors"; pid "${WORK}/pid"; events { }`;
  writeFileSync(join(WORK, 'nginx.conf'), `${main}\nhttp { ${http} }`);
  return spawn('nginx', ['-p', WORK, '-c', join(WORK, 'nginx.conf')], { stdio: 'inherit' });
}

/** Prints what the first event's page takes, and what a visit to it does. */
async function report(origin: string): Promise<void> {
  const name = readdirSync(join(site, 'events')).find((each) => each.endsWith('.ics'));
  if (!name) throw new Error(`${site} has no event. Name a site that has one with --site.`);
  const page = `/events/${name.replace('.ics', '/')}`;
  const html = readFileSync(join(site, page, 'index.html'), 'utf8');
  const named = (pattern: RegExp): string => `${origin}/${pattern.exec(html)?.[0] ?? ''}`;
  const etag = (await answered(origin + page)).headers.get('etag');
  console.log(`nginx and ab on one machine, ${AT_ONCE} at once, medians of three; octets\n`);
  console.log('                      body   answer  a second  with a connection each');
  const pageSize = row('event page', origin + page);
  const again = row('the same, kept: 304', origin + page, `If-None-Match: ${etag}`);
  const visit = [
    pageSize,
    row('font', named(/fonts\/[\w-]+\.woff2/)),
    row('script', `${origin}/handbill-share.js`),
    row('calendar file', `${origin}/events/${name}`),
  ].reduce((sum, size) => sum + size, 0);
  const card = row('card', named(/cards\/[\w-]+\.png/));
  console.log(`\na visit: ${visit}; with the card: ${visit + card}; the page again: ${again}`);
}

/** Prints one line, and returns the size of the whole answer. */
function row(name: string, url: string, header = 'Accept: */*'): number {
  const kept = load(url, ['-k', '-n', String(KEPT), '-H', header]);
  const each = load(url, ['-n', String(EACH), '-H', header]);
  const cells = [kept.body, kept.answer, kept.rate].map((cell) => String(Math.round(cell)).padStart(8));
  console.log(`${name.padEnd(19)} ${cells.join(' ')}  ${Math.round(each.rate)}`);
  return kept.answer;
}

/** The median of three runs of `ab`. Throws where an answer is not like the others. */
function load(url: string, options: readonly string[]): Run {
  const fixed = ['-q', '-c', String(AT_ONCE), '-H', 'Accept-Encoding: gzip'];
  const runs = Array.from({ length: 3 }, (): Run => {
    const text = execFileSync('ab', [...fixed, ...options, url], { encoding: 'utf8' });
    const number = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(text)?.[1] ?? 0);
    if (number('Failed requests') > 0) throw new Error(`${url} was not always answered alike:\n${text}`);
    const answer = Math.round(number('Total transferred') / number('Complete requests'));
    return { body: number('Document Length'), answer, rate: number('Requests per second') };
  });
  const [, middle] = runs.sort((a, b) => a.rate - b.rate);
  return middle ?? { body: 0, answer: 0, rate: 0 };
}

/** The first answer, for which a server that has just been started is given five seconds. */
async function answered(url: string, attempts = 100): Promise<Response> {
  const answer = await fetch(url).catch(() => undefined);
  if (answer) return answer;
  if (attempts === 0) throw new Error(`nginx does not answer: ${readFileSync(join(WORK, 'errors'), 'utf8')}`);
  await new Promise((done) => setTimeout(done, 50));
  return answered(url, attempts - 1);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : freePort();
}
