/** The configurations that come for nginx and Caddy, run on a loopback port over a built site. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { precompress } from '../../src/build/precompress.ts';
import { writeFiles } from '../../src/build/write-files.ts';
import { CONTENT_TYPES, FRESH, HEADERS_FOR_ALL, LASTING } from '../../src/site-files/headers.ts';
import { ROOT, temporaryFolder } from '../mini-campaign.ts';
import { siteAsOf } from '../site-as-of.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface ServerKind {
  readonly program: string;
  /** Encodings it can send of the copies beside the texts. */
  readonly encodings: readonly string[];
  /** Starts it, in the foreground, over a site. */
  start(site: string, port: number): ChildProcess;
}

const shipped = (name: string): string => readFileSync(join(ROOT, 'docs/publish', name), 'utf8');

const SERVERS: Readonly<Record<string, ServerKind>> = {
  nginx: {
    program: '/usr/sbin/nginx',
    encodings: ['gzip'],
    start(site, port) {
      const folder = temporaryFolder();
      const server = shipped('nginx.conf')
        .replace(/listen 80;/, `listen 127.0.0.1:${port};`)
        .replace(/root [^;]+;/, `root "${site}";`);
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path "${folder}/${name}";`)
        .join('\n');
      const types = `include /etc/nginx/mime.types; default_type application/octet-stream;`;
      // As root, nginx would hand the work to a user who may not read a temporary folder.
      const user = process.getuid?.() === 0 ? 'user root;' : '';
      writeFileSync(
        join(folder, 'nginx.conf'),
        `${user} daemon off; worker_processes 1; error_log stderr; pid "${folder}/pid";\nevents { }\nhttp { access_log off; ${types}\n${paths}\n${server} }`,
      );
      return spawn(this.program, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    },
  },
  caddy: {
    program: '/usr/bin/caddy',
    encodings: ['gzip', 'br'],
    start(site, port) {
      const folder = temporaryFolder();
      const server = shipped('Caddyfile')
        .replace('campaign.example {', `http://127.0.0.1:${port} {\n\tbind 127.0.0.1`)
        .replace('/srv/www/campaign/_site', `"${site}"`);
      writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${server}`);
      return spawn(this.program, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
        stdio: 'ignore',
        env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
      });
    },
  },
};

for (const [name, kind] of Object.entries(SERVERS)) {
  const skip = existsSync(kind.program) ? false : `${name} is not installed here (Debian’s package ${name})`;
  describe(`the configuration for ${name}`, { skip, timeout: 60_000 }, () => {
    let child: ChildProcess;
    let port: number;

    before(async () => {
      const { files, problems } = await siteAsOf(ROOT, '2011-12-18');
      assert.ok(files, JSON.stringify(problems));
      const site = join(temporaryFolder(), '_site');
      const russian = { address: '/ru/404.html', body: '<!doctype html><p>Такой страницы нет' };
      writeFiles(site, [...files.values(), ...precompress(files.values()), russian]);
      if (name === 'nginx') execFileSync('chmod', ['-R', 'a+rX', join(site, '..')]);
      port = await freePort();
      child = kind.start(site, port);
      while ((await ask('/').catch(() => undefined)) === undefined) {
        assert.equal(child.exitCode, null, `${name} has ended`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    after(() => child?.kill());

    const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
      new Promise((resolve, reject) => {
        get({ host: '127.0.0.1', port, path, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        }).on('error', reject);
      });

    it('sends every file with its type', async () => {
      const types = {
        ...CONTENT_TYPES,
        '/': 'text/html; charset=utf-8',
        '/handbill-share.js': /^(text|application)\/javascript/,
        '/robots.txt': 'text/plain; charset=utf-8',
        '/icon.svg': /^image\/svg\+xml/,
      };
      for (const [path, type] of Object.entries(types)) {
        const { status, headers } = await ask(path.replace('*', 'events/london'));
        assert.equal(status, 200, path);
        if (typeof type === 'string') assert.equal(headers['content-type'], type, path);
        else assert.match(headers['content-type'] ?? '', type);
      }
    });

    it('sends the security headers with every answer, and what is asked for anew or kept', async () => {
      const card = /cards\/home-[^"]+\.png/.exec((await ask('/')).body.toString())?.[0];
      for (const path of ['/', '/nowhere/', '/events/london.ics', `/${card}`]) {
        const { headers } = await ask(path);
        for (const [field, value] of Object.entries(HEADERS_FOR_ALL))
          assert.equal(headers[field.toLowerCase()], value, `${path} ${field}`);
        assert.equal(headers['cache-control'], path.startsWith('/cards/') ? LASTING : FRESH, path);
      }
    });

    it('sends the compressed copy to those who can read it', async () => {
      const plain = await ask('/events/london/');
      assert.equal(plain.headers['content-encoding'], undefined);
      for (const encoding of kind.encodings) {
        const { headers, body } = await ask('/events/london/', { 'accept-encoding': encoding });
        assert.equal(headers['content-encoding'], encoding);
        assert.match(headers.vary ?? '', /accept-encoding/i);
        assert.ok(body.length * 2 < plain.body.length);
        if (encoding === 'gzip') assert.deepEqual(gunzipSync(body), plain.body);
      }
    });

    it('has the page of what is not there, the slash that is missing, and nothing that is nobody’s business', async () => {
      const missing = await ask('/nowhere/');
      assert.equal(missing.status, 404);
      assert.match(missing.body.toString(), /There is no such page/);
      const russian = await ask('/ru/nowhere/at/all');
      assert.deepEqual([russian.status, russian.headers['content-type']], [404, 'text/html; charset=utf-8']);
      assert.match(russian.body.toString(), /Такой страницы нет/);
      assert.match((await ask('/events/nowhere')).body.toString(), /There is no such page/);
      const { status, headers } = await ask('/events/london');
      assert.ok([301, 308].includes(status));
      assert.match(headers.location ?? '', /^(http:\/\/127\.0\.0\.1:\d+)?\/events\/london\/$/);
      for (const path of ['/.handbill', '/_headers', '/cards/', '/../package.json'])
        assert.ok([400, 403, 404].includes((await ask(path)).status), path);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address !== 'object') throw new Error('there is no port');
  return address.port;
}
