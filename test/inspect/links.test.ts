/** Dead links: found where they are written, asked for once and politely. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { formatProblem } from '../../src/campaign/problem.ts';
import { deadLinks, writtenLinks } from '../../src/inspect/check-links.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

const STATUSES: Readonly<Record<string, number>> = { '/gone': 404, '/broken': 503, '/refused': 403 };

describe('check --links', { timeout: 30_000 }, () => {
  let server: Server;
  let origin: string;
  const asked: string[] = [];
  let atOnce = 0;
  let most = 0;

  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      atOnce += 1;
      most = Math.max(most, atOnce);
      setTimeout(() => {
        atOnce -= 1;
        response.writeHead(STATUSES[request.url ?? ''] ?? 200).end('here');
      }, 20);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    assert.ok(address && typeof address === 'object');
    origin = `http://127.0.0.1:${address.port}`;
  });
  after(() => server.close());

  it('says which links are dead, where they are written, asking each once and a host one at a time', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'content/facts/readers.md': `---
claim: Four thousand people use the library
sources:
  - title: Annual report
    url: ${origin}/gone
    # url: ${origin}/not-asked
  - title: Count
    url: "${origin}/fine#part"
---

See [the count](${origin}/fine), [more](${origin}/gone) and <${origin}/refused>. Also ${origin}/broken.
`,
    });
    const told = (await deadLinks(campaign, 'https://library.example/')).map(formatProblem);
    const advice = 'Find its new address, or name a copy of it under archived:.';
    assert.deepEqual(told, [
      `content/facts/readers.md:5:10  warning: ${origin}/gone is gone (the server answers 404). ${advice}`,
      `content/facts/readers.md:11:${32 + origin.length}  warning: ${origin}/gone is gone (the server answers 404). ${advice}`,
      `content/facts/readers.md:11:${60 + 3 * origin.length}  warning: ${origin}/broken does not work at the moment (the server answers 503). ${advice}`,
    ]);
    assert.deepEqual(asked.sort(), ['/broken', '/fine', '/gone', '/refused']);
    assert.equal(most, 1);
  });

  it('finds addresses in Markdown and in fields, but not the site’s own', () => {
    const text =
      'See (https://a.example/x), **https://b.example/y**. https://own.example/z url: "https://c.example/?q=1&r=2"';
    assert.deepEqual(
      writtenLinks([{ path: 'content/a.md', text }], 'https://own.example/').map(({ url }) => url),
      ['https://a.example/x', 'https://b.example/y', 'https://c.example/?q=1&r=2'],
    );
  });
});
