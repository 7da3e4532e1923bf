/** The cache on the disk: never wrong, never in the way. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { DiskCache } from '../../src/build/disk-cache.ts';
import { cacheFolder } from '../../src/build/folders.ts';
import { makeSite } from '../../src/eleventy/make-site.ts';
import { readNow } from '../../src/time/now.ts';
import { miniCampaign, temporaryFolder, writeFiles } from '../mini-campaign.ts';

const CARD = Uint8Array.from({ length: 50 }, (_, index) => index);

/** In the sizes that browsers and phones ask for. */
const ICONS = 4;

/** Scripts are made smaller once, and fonts read once, whatever is drawn. */
const isDrawn = (key: string): boolean => !/^(script|font) /.test(key);

/** Builds, counting what was drawn before and what is drawn now. */
async function build(campaign: string, cache = new DiskCache(cacheFolder(campaign))) {
  const counts = { hits: 0, drawn: 0 };
  const counting = {
    get: (key: string) => {
      const known = cache.get(key);
      if (known && isDrawn(key)) counts.hits += 1;
      return known;
    },
    set: (key: string, bytes: Uint8Array) => {
      if (isDrawn(key)) counts.drawn += 1;
      cache.set(key, bytes);
    },
  };
  const site = await makeSite(
    campaign,
    ({ zone }) => readNow({ option: '2026-04-12', sourceDateEpoch: undefined, clock: 0 }, zone),
    { cache: counting },
  );
  assert.deepEqual(site.problems, []);
  const cards = [...(site.files?.keys() ?? [])].filter((address) => address.startsWith('/cards/')).sort();
  return { cards, ...counts };
}

describe('the cache', () => {
  it('draws each card once, and again only what has changed', async () => {
    const campaign = miniCampaign();
    const first = await build(campaign);
    // All the cards, the display face, the letters under a QR code and the icons.
    const all = first.cards.length + 2 + ICONS;
    assert.deepEqual([first.hits, first.drawn], [0, all]);
    const second = await build(campaign);
    assert.deepEqual([second.hits, second.drawn, second.cards], [all, 0, first.cards]);
    const event = join(campaign, 'content/events/vigil.md');
    writeFiles(campaign, {
      'content/events/vigil.md': readFileSync(event, 'utf8').replace(/^title: .*$/m, 'title: Another vigil'),
    });
    // Its page’s card and the home page’s, in the shapes that it has, and the face, which has other letters now.
    assert.equal((await build(campaign)).drawn, 4);
  });

  it('draws every card anew in other colours', async () => {
    const campaign = miniCampaign();
    const { cards } = await build(campaign);
    const file = join(campaign, 'content/campaign.yml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}colours:\n  accent: "#1d4e89"\n`);
    // The icons are on the accent too.
    assert.equal((await build(campaign)).drawn, cards.length + ICONS);
  });

  it('notices a card that was cut short or changed', () => {
    const folder = join(temporaryFolder(), 'cards');
    new DiskCache(folder).set('a', CARD);
    const [name = ''] = readdirSync(folder).filter((each) => !each.startsWith('.'));
    const whole = readFileSync(join(folder, name));
    assert.deepEqual(new Uint8Array(new DiskCache(folder).get('a') ?? []), CARD);
    writeFileSync(join(folder, name), whole.subarray(0, 60));
    assert.equal(new DiskCache(folder).get('a'), undefined);
    whole.set([99], 40);
    writeFileSync(join(folder, name), whole);
    assert.equal(new DiskCache(folder).get('a'), undefined);
  });

  it('takes nothing that stands under another name, and nothing that somebody else made', () => {
    const folder = join(temporaryFolder(), 'cards');
    const cache = new DiskCache(folder);
    const entry = (key: string, bytes: Uint8Array): string => {
      const before = existsSync(folder) ? readdirSync(folder) : [];
      cache.set(key, bytes);
      return join(folder, readdirSync(folder).find((name) => !name.startsWith('.') && !before.includes(name)) ?? '');
    };
    const [first, second] = [entry('a', CARD), entry('b', CARD.slice(1))];
    const [one, two] = [readFileSync(first), readFileSync(second)];
    writeFileSync(first, two);
    writeFileSync(second, one);
    assert.deepEqual([cache.get('a'), cache.get('b')], [undefined, undefined]);
    writeFileSync(first, one);
    assert.ok(cache.get('a'));
    const forged = Buffer.from('<script>alert(1)</script>');
    const digests = [
      createHash('sha256').update(forged),
      createHash('sha256').update(basename(first)).update(forged),
      createHmac('sha256', Buffer.alloc(32))
        .update(`${basename(first)}\0`)
        .update(forged),
    ];
    for (const digest of digests) {
      writeFileSync(first, Buffer.concat([digest.digest(), forged]));
      assert.equal(cache.get('a'), undefined);
    }
  });

  it('reads and writes through no link, and waits for no pipe', { timeout: 10_000 }, () => {
    const folder = join(temporaryFolder(), 'cards');
    const cache = new DiskCache(folder);
    cache.set('a', CARD);
    const path = join(folder, readdirSync(folder).find((name) => !name.startsWith('.')) ?? '');
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    renameSync(path, elsewhere);
    const before = readFileSync(elsewhere);
    symlinkSync(elsewhere, path);
    assert.equal(cache.get('a'), undefined);
    cache.set('a', CARD.slice(1));
    assert.deepEqual(readFileSync(elsewhere), before);
    assert.deepEqual(new Uint8Array(cache.get('a') ?? []), CARD.slice(1));
    for (const make of [
      () => spawnSync('mkfifo', [path]),
      () => symlinkSync('/dev/zero', path),
      () => mkdirSync(path),
      () => {
        writeFileSync(path, '');
        truncateSync(path, 3 * 2 ** 30);
      },
    ]) {
      rmSync(path, { recursive: true });
      make();
      assert.equal(cache.get('a'), undefined);
    }
    const campaign = miniCampaign();
    symlinkSync(dirname(elsewhere), join(campaign, '.cache'));
    assert.throws(
      () => cacheFolder(campaign),
      /\.cache is a link to somewhere else\. Remove it; another folder can be named with --cache\./,
    );
    assert.deepEqual(readdirSync(dirname(elsewhere)), ['elsewhere']);
  });

  it('is kept out of version control, and forgets what builds no longer need', () => {
    const folder = join(temporaryFolder(), 'cards');
    const filling = new DiskCache(folder);
    for (let index = 0; index < 9; index += 1) filling.set(`old ${index}`, CARD);
    filling.set('new', CARD);
    assert.equal(readFileSync(join(folder, '.gitignore'), 'utf8'), '*\n');
    const cache = new DiskCache(folder);
    assert.ok(cache.get('new'));
    cache.prune();
    assert.ok(cache.get('new'));
    assert.equal(readdirSync(folder).filter((name) => !name.startsWith('.')).length, 1);
  });

  it('is not written by a check, and its absence or a folder that cannot be written stops nothing', async () => {
    const campaign = miniCampaign();
    const cache = new DiskCache(cacheFolder(campaign));
    cache.readOnly().set('a', CARD);
    assert.equal(existsSync(cacheFolder(campaign)), false);
    const blocked = join(temporaryFolder(), 'file');
    writeFileSync(blocked, '');
    chmodSync(blocked, 0o400);
    const unwritable = new DiskCache(join(blocked, 'cards'));
    unwritable.set('a', CARD);
    assert.equal(unwritable.get('a'), undefined);
    unwritable.prune();
    assert.ok(statSync(blocked).isFile());
  });
});
