/** A build that uses an earlier one again publishes the very same bytes as one that begins with nothing, whatever was changed. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build } from '../../src/cli/build.ts';
import { readNow } from '../../src/time/now.ts';
import { unchangedSite } from '../../src/cli/unchanged-site.ts';
import { isError } from '../../src/campaign/problem.ts';
import { DiskCache } from '../../src/build/disk-cache.ts';
import { makeSite, type ZonedNow } from '../../src/eleventy/make-site.ts';
import { fileOf } from '../../src/text/url.ts';
import { miniCampaign, temporaryFolder } from '../mini-campaign.ts';
import { randomEdit, randomFrom } from '../eleventy/random-edits.ts';

/** A thousand were run before this was merged; see docs/performance.md. */
const EDITS = Number(process.env.HANDBILL_EDITS ?? 60);
const SEED = Number(process.env.HANDBILL_SEED ?? Date.now() % 1_000_000);

const DAYS = ['2026-04-10', '2026-05-01 12:00', '2026-05-14', '2026-06-20'];

describe('a warm build', { timeout: 3_600_000 }, () => {
  it(`is the same as a cold one after each of ${EDITS} random edits (HANDBILL_SEED=${SEED})`, async (t) => {
    const pick = randomFrom(SEED);
    const campaign = miniCampaign();
    appendFileSync(join(campaign, 'content/campaign.yml'), 'cards: one\n');
    const sources = new Snapshot(campaign);
    const output = join(campaign, '_site');
    const cache = temporaryFolder();
    const drawn = new DiskCache(process.env.HANDBILL_CACHE ?? temporaryFolder());
    t.mock.method(console, 'error', () => undefined);
    const counts = { good: 0, refused: 0, idle: 0 };
    let good: Map<string, string> | undefined;
    for (let edits = 0; edits < EDITS; ) {
      const told: string[] = [];
      for (let more = pick(3); more >= 0; more -= 1, edits += 1)
        told.push(randomEdit(campaign, output, pick));
      const day = DAYS[pick(8) === 0 ? pick(DAYS.length) : 0];
      const now: ZonedNow = ({ zone }) =>
        readNow({ option: day, sourceDateEpoch: undefined, clock: 0 }, zone);
      const spoilt = existsSync(output) ? treeOf(output) : undefined;
      const request = { campaign, now, cache, output, quiet: true };
      const found = await unchangedSite(request);
      const idle = found === 0 ? found : undefined;
      const code = found === 0 ? found : await build(request, found);
      const site = await makeSite(campaign, now, { cache: drawn });
      const about = `after ${told.join(', ')} (edit ${edits}, seed ${SEED}, ${day})`;
      assert.equal(code === 0, site.files !== undefined && !site.problems.some(isError), about);
      if (site.files) {
        good = new Map(
          [...site.files.values()].map(({ address, body }) => [fileOf(address).slice(1), textOf(body)]),
        );
        const tree = treeOf(output);
        for (const [name, body] of good) assert.equal(tree.get(name), body, `${name} ${about}`);
        assert.deepEqual([...tree.keys()].sort(), [...good.keys()].sort(), about);
        sources.take();
      } else {
        assert.deepEqual(existsSync(output) ? treeOf(output) : undefined, spoilt, about);
        sources.restore();
      }
      counts[idle === undefined ? (site.files ? 'good' : 'refused') : 'idle'] += 1;
    }
    t.diagnostic(`${EDITS} edits: ${JSON.stringify(counts)}`);
    assert.ok(counts.good > EDITS / 10, 'few of the edits left a good campaign');
  });
});

/** What the campaign was when it last was good. */
class Snapshot {
  readonly #campaign: string;
  readonly #copy = temporaryFolder();

  constructor(campaign: string) {
    this.#campaign = campaign;
    this.take();
  }

  take(): void {
    this.#copyAll(this.#campaign, this.#copy);
  }

  restore(): void {
    this.#copyAll(this.#copy, this.#campaign);
  }

  #copyAll(from: string, to: string): void {
    for (const name of ['content', 'templates', 'public']) {
      rmSync(join(to, name), { recursive: true, force: true });
      if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
    }
  }
}

function treeOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.flatMap((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const name = path.slice(folder.length + 1);
      return name === '.handbill' ? [] : [[name, textOf(readFileSync(path))]];
    }),
  );
}

function textOf(body: string | Uint8Array): string {
  return Buffer.from(body).toString('latin1');
}
