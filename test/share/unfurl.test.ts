/** Every page’s link, pasted anywhere: two readers of previews that we did not write find its own card and words. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ogs from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import sharp from '../../src/drawing/sharp.ts';
import type { Site } from '../../src/eleventy/site.ts';
import { type FileServer, serveFiles } from '../file-server.ts';
import { FIXTURES, miniCampaign, ROOT, writeFiles } from '../mini-campaign.ts';
import { attributeValue, parsedElements } from '../parsed-page.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

/** What both readers are asked for. */
interface Preview {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly url: string | undefined;
  readonly image: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly alt: string | undefined;
  readonly siteName: string | undefined;
  readonly locale: string | undefined;
  readonly card: string | undefined;
}

async function readByOgs(url: string): Promise<Preview> {
  const { result } = await ogs({
    url,
    urlValidatorSettings: {
      protocols: ['http'],
      require_tld: false,
      require_protocol: true,
      require_host: true,
      require_port: false,
      require_valid_protocol: true,
      allow_underscores: false,
      allow_trailing_dot: false,
      allow_protocol_relative_urls: false,
      allow_fragments: true,
      allow_query_components: true,
      validate_length: true,
    },
  });
  const [image] = result.ogImage ?? [];
  return {
    title: result.ogTitle,
    description: result.ogDescription,
    url: result.ogUrl,
    image: image?.url,
    width: Number(image?.width),
    height: Number(image?.height),
    alt: image?.alt,
    siteName: result.ogSiteName,
    locale: result.ogLocale,
    card: result.twitterCard,
  };
}

async function readByUnfurl(url: string): Promise<Preview> {
  const { open_graph: og, twitter_card: twitter } = await unfurl(url, { oembed: false });
  const [image] = og?.images ?? [];
  return {
    title: og?.title,
    description: og?.description,
    url: og?.url,
    image: image?.url,
    width: Number(image?.width),
    height: Number(image?.height),
    alt: image?.alt,
    siteName: og?.site_name,
    locale: og?.locale,
    card: twitter?.card,
  };
}

const SITES = {
  'the campaign before its event': () => siteAsOf(ROOT, '2011-12-18'),
  'the campaign after its event': () => siteAsOf(ROOT, '2026-11-23'),
  'a cancelled event': () => siteAsOf(miniCampaign(join(FIXTURES, 'life/cancelled')), '2026-04-12'),
  'a campaign with news': () => {
    const folder = miniCampaign();
    writeFiles(folder, {
      'content/updates/glasgow.md':
        '---\ntitle: Solidarity from Glasgow\ndate: 2026-04-02 18:00\n---\nThirty people came & “sang”.\n',
    });
    return siteAsOf(folder, '2026-04-12');
  },
};

for (const [name, make] of Object.entries(SITES)) {
  describe(`previews of ${name}`, () => {
    let site: Site;
    let server: FileServer;
    let origin: string;
    let address: string;

    before(async () => {
      site = await make();
      assert.ok(site.files, JSON.stringify(site.problems));
      const urls = [...textOf(site, '/sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url);
      address = urls.find((url) => urls.every((other) => other.startsWith(url))) ?? '';
      assert.ok(site.files);
      server = await serveFiles(site.files);
      origin = server.origin;
    });

    after(() => server?.close());

    const listed = (): string[] =>
      [...textOf(site, '/sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) =>
        url.replace(address, '/'),
      );

    it('are complete, true to the page, and the same for both readers', async () => {
      for (const path of listed()) {
        const [first, second] = await Promise.all([readByOgs(origin + path), readByUnfurl(origin + path)]);
        assert.deepEqual(first, second, path);
        assert.equal(first.url, address + path.slice(1));
        assert.equal(first.card, 'summary_large_image');
        for (const word of ['title', 'description', 'alt', 'siteName'] as const)
          assert.ok(first[word]?.trim(), `${path} has no ${word}`);
        assert.match(first.locale ?? '', /^[a-z]{2}_[A-Z]{2}$/);
        assert.ok([...(first.description ?? '')].length <= 300, path);
        const card = site.files?.get((first.image ?? '').replace(address, '/'));
        assert.ok(card, `${path}: ${first.image}`);
        const { format, width, height } = await sharp(Buffer.from(card.body)).metadata();
        assert.deepEqual([format, width, height], ['png', first.width, first.height], path);
        assert.ok(Buffer.byteLength(card.body) < 100_000, path);
      }
    });

    it('differ from page to page in picture, title and description', async () => {
      const previews = await Promise.all(listed().map((path) => readByOgs(origin + path)));
      for (const key of ['image', 'description', 'url'] as const)
        assert.equal(new Set(previews.map((preview) => preview[key])).size, previews.length, key);
    });

    it('of a page to share another with are that other’s', async () => {
      const shares = [...(site.files?.keys() ?? [])].filter((path) => path.endsWith('/share/index.html'));
      assert.ok(shares.length > 1);
      for (const file of shares) {
        const path = file.replace('index.html', '');
        const subject = path.replace(/share\/$/, '');
        assert.deepEqual(await readByOgs(origin + path), await readByOgs(origin + subject));
      }
    });

    it('stand within the first 32 kB, which is all that Slack and Discord read', () => {
      for (const path of listed()) {
        const page = Buffer.from(textOf(site, `${path}index.html`));
        assert.match(page.subarray(0, 32_000).toString(), /twitter:card/, path);
      }
    });

    it('lead to an embed that says what the page says', async () => {
      for (const path of listed()) {
        const tag = parsedElements(textOf(site, `${path}index.html`)).find(
          (element) => attributeValue(element, 'type') === 'application/json+oembed',
        );
        const href = tag && attributeValue(tag, 'href');
        if (!href) continue;
        const { version, type, title, html } = JSON.parse(textOf(site, href.replace(address, '/')));
        assert.deepEqual([version, type], ['1.0', 'rich']);
        assert.equal(title, (await readByOgs(origin + path)).title);
        assert.ok(html.includes(`href="${address}${path.slice(1)}"`), html);
      }
    });
  });
}
