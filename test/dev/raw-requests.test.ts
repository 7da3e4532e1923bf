/** The preview and the editor against whatever is sent to them: nothing ends them, and what is wrong is refused by 4xx. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Editor } from '../../src/dev/editor/editor.ts';
import { PreviewServer } from '../../src/dev/preview-server.ts';
import { miniCampaign } from '../mini-campaign.ts';
import { runs } from '../runs.ts';

/** How many are sent, and how many at once. */
const REQUESTS = 10_000;
const AT_ONCE = 64;

/** Some requests never end; for those that do this is long, ms. */
const PATIENCE = 100;

/** Targets that browsers, crawlers and ill will send. */
const TARGETS = [
  ...[
    '/',
    '//',
    '///',
    '/\\',
    '//[',
    '/%',
    '/%2F',
    '/%2Fevil.com/?now=1',
    '/%5Cevil.com/?now=',
    '/about?now=x',
    '*',
    '',
  ],
  ...[
    'http://127.0.0.1//',
    'http://[',
    '//evil.com/about',
    '/%00',
    '/%0d%0aset-cookie:a=b/?now=1',
    '/./../..',
    '/#?now=',
  ],
  ...['/about', '/.handbill/clock.js', '/.handbill/clock.js?at=alert(1)', '/.handbill/preview.js', '/patterns/'],
  ...[
    '/admin/',
    '/admin',
    '/admin//',
    '/admin/edit/',
    '/admin/edit/?file=content/campaign.yml',
    '/admin/edit/?file=%00',
  ],
  ...[
    '/admin/new/?kind=event',
    '/admin/new/?kind=constructor',
    '/admin/new/?kind=__proto__',
    '/admin/new/?kind=toString',
  ],
  ...[
    '/admin/pictures/',
    '/admin/file/?name=%ff',
    '/admin/delete/?file=content/campaign.yml',
    '/admin/undo/',
    '/admin/translations/?lang=constructor',
    '/admin/first/',
    '/admin/constructor',
    `/${'a'.repeat(9000)}`,
    `/${'/'.repeat(300)}?now=`,
  ],
];
const HOSTS = [
  '127.0.0.1',
  'localhost:80',
  '127.0.0.1:99999',
  '127.0.0.1:',
  'localhost:0x50',
  '[::1]',
  'evil.com',
  '',
  '127.0.0.1\\@e',
];
/** As long as the editor's own, which takes its place. */
const TOKEN = 't'.repeat(36);

const TYPES = [
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/plain',
  '\u00ff',
  '',
];
const COOKIES = [
  'handbill-now=',
  'handbill-now=%',
  'handbill-now=2026-04-10',
  'handbill-now=cancelled //',
  'handbill-now',
  '=;;=',
];
const BODIES = [
  '',
  'a',
  '--x--',
  '--x\r\n\r\n',
  `token=${TOKEN}`,
  `token=${TOKEN}&title=a&starts=b`,
  `token=${TOKEN}&version=&text=%00`,
  `token=${TOKEN}&name=${'n'.repeat(400)}`,
];

describe('the preview', { timeout: 120_000 }, () => {
  const state = { version: '1', problems: [] };
  const files = new Map(
    ['/index.html', '/about/index.html', '/404.html'].map((address) => [
      address,
      { address, body: '<title>a</title>' },
    ]),
  );
  const server = new PreviewServer(new Editor(miniCampaign(), () => Date.parse('2026-04-10T09:00Z')));
  let port = 0;

  before(async () => {
    port = Number(new URL(await server.listen(8790)).port);
    server.update({ ...state, files, siteAt: async () => 'There is no such moment.' });
  });
  after(() => server.close());

  /** The status and head of the answer to what is sent as it is, as far as it has come after `patience` ms; "" when the connection is closed without one. */
  function answerTo(request: string, patience = 30_000): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(request, 'latin1'));
      const timer = setTimeout(() => socket.end(), patience);
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        answer += chunk;
      });
      socket
        .on('error', () => undefined)
        .on('close', () => {
          clearTimeout(timer);
          resolve(answer);
        });
    });
  }

  const get = (target: string, host = `127.0.0.1:${port}`): Promise<string> =>
    answerTo(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

  it('sends nobody to another site, and takes no other address than its own', async () => {
    for (const target of [
      '/%2Fevil.com/?now=1',
      '//evil.com/?now=1',
      '/%5Cevil.com/?now=',
      '/\\evil.com/?now=1',
      '//about',
      '/%2Fabout',
    ])
      assert.match(await get(target), /^HTTP\/1\.1 400 /, target);
    assert.match(await get('/about/?now=2026-05-01'), /^HTTP\/1\.1 302 [\s\S]*\r\nlocation: \/about\/\r\n/);
    assert.match(await get('/about/'), /^HTTP\/1\.1 200 [\s\S]*\r\ncross-origin-resource-policy: same-origin\r\n/);
    assert.match(await get('/about'), /^HTTP\/1\.1 301 [\s\S]*\r\nlocation: \/about\/\r\n/);
  });

  it('refuses what it has no answer to as the fault of whoever asks', async () => {
    for (const kind of ['constructor', '__proto__', 'toString', ''])
      assert.match(await get(`/admin/new/?kind=${kind}`), /^HTTP\/1\.1 404 /, kind);
    for (const host of ['127.0.0.1:99999', '127.0.0.1:', 'evil.com'])
      assert.match(await get('/admin/', host), /^HTTP\/1\.1 403 /, host);
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(await get('/admin/new/?kind=fact')) ?? [];
    const post = async (target: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<string> => {
      const head = [
        `POST ${target} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        `Origin: http://127.0.0.1:${port}`,
        'Connection: close',
      ];
      const length = Buffer.byteLength(body, 'latin1');
      return (
        await answerTo([...head, `Content-Type: ${type}`, `Content-Length: ${length}`, '', body].join('\r\n'))
      ).slice(9, 12);
    };
    for (const type of ['text/plain', 'multipart/form-data', 'multipart/form-data; boundary=y', ''])
      assert.equal(await post('/admin/new/?kind=fact', `token=${token}`, type), '400', type);
    const long = 'n'.repeat(400);
    assert.equal(await post('/admin/new/?kind=fact', `token=${token}&claim=A&address-name=${long}`), '422');
    assert.equal(await post('/admin/new/?kind=fact', `token=${token}&claim=${long}`), '422');
    const picture = `--y\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n--y\r\nContent-Disposition: form-data; name="picture"; filename="${long}.png"\r\nContent-Type: image/png\r\n\r\n${Buffer.from(PIXEL, 'base64').toString('latin1')}\r\n--y--\r\n`;
    assert.equal(await post('/admin/pictures/', picture, 'multipart/form-data; boundary=y'), '303');
    assert.equal(await post('/admin/', 'a'), '405');
    assert.equal(await post('/about/', 'a'), '405');
  });

  it(`answers after ${runs(REQUESTS)} raw requests as before`, async () => {
    const before = await get('/about/');
    const [, token = ''] = /name="token" value="([^"]+)"/.exec(await get('/admin/new/?kind=fact')) ?? [];
    const requests = fc
      .sample(requestLike, { numRuns: runs(REQUESTS), seed: 17 })
      .map((text) => text.replaceAll(TOKEN, token));
    const failed: string[] = [];
    const send = async (): Promise<void> => {
      for (let request = requests.pop(); request !== undefined; request = requests.pop())
        if (/^HTTP\/1\.1 5/.test(await answerTo(request, PATIENCE))) failed.push(request.slice(0, 300));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
    assert.deepEqual(failed, []);
    assert.equal((await get('/about/')).replace(/date: .*/i, ''), before.replace(/date: .*/i, ''));
  });
});

/** One black pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

const bytes = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});

/** Anything from a good request to noise. */
const requestLike = fc.oneof(
  { weight: 1, arbitrary: bytes },
  {
    weight: 9,
    arbitrary: fc
      .record({
        method: fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom('GET', 'HEAD', 'POST') },
          fc.constantFrom('CONNECT', 'OPTIONS', 'get', ''),
        ),
        target: fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...TARGETS) },
          fc.webPath(),
          bytes.map((text) => `/${text.replace(/[\s]/g, '')}`),
        ),
        host: fc.oneof({ weight: 6, arbitrary: fc.constant('127.0.0.1') }, fc.constantFrom(...HOSTS)),
        headers: fc.subarray(
          [
            ...TYPES.map((type) => `Content-Type: ${type}`),
            ...COOKIES.map((cookie) => `Cookie: ${cookie}`),
            'Expect: 100-continue',
            'Upgrade: websocket',
            'Transfer-Encoding: chunked',
            'Range: bytes=9-1',
          ],
          { maxLength: 2 },
        ),
        origin: fc.boolean(),
        body: fc.oneof(fc.constantFrom(...BODIES), bytes),
        length: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, fc.constantFrom('-1', '5', 'x')),
      })
      .map(({ method, target, host, headers, origin, body, length }) =>
        [
          `${method} ${target} HTTP/1.1`,
          `Host: ${host}`,
          'Connection: close',
          ...(origin ? [`Origin: http://${host}`] : []),
          ...headers,
          `Content-Length: ${length ?? body.length}`,
          '',
          body,
        ].join('\r\n'),
      ),
  },
);
