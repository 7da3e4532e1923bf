/** Progress: nothing for short work, a line that changes for long work, and none left behind. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_CACHE } from '../../src/build/disk-cache.ts';
import { WatchedCache } from '../../src/cli/progress.ts';
import { miniCampaign } from '../mini-campaign.ts';
import { handbill } from './command.ts';

function watched(step: number): { cache: WatchedCache; written: string[] } {
  const written: string[] = [];
  let now = 0;
  const clock = (): number => {
    now += step;
    return now;
  };
  return { cache: new WatchedCache(NO_CACHE, (text) => written.push(text), clock), written };
}

describe('progress', () => {
  it('is not shown for work of less than a second', () => {
    const { cache, written } = watched(10);
    for (let number = 0; number < 50; number += 1) cache.set(`card ${number}`, new Uint8Array());
    cache.done();
    assert.deepEqual(written, []);
  });

  it('is one line for long work, taken away at the end', () => {
    const { cache, written } = watched(600);
    for (const key of ['card 1', 'card 2', 'display font', 'picture 1']) cache.set(key, new Uint8Array());
    cache.done();
    assert.deepEqual(written, [
      '\r\u001b[K2 cards drawn …',
      '\r\u001b[K2 cards drawn, 1 picture file made …',
      '\r\u001b[K',
    ]);
  });

  it('is nothing where nobody looks on, and the summary can be none', async () => {
    const campaign = miniCampaign();
    const quiet = await handbill(['build', '--campaign', campaign, '--quiet', '--now', '2026-04-10']);
    assert.deepEqual([quiet.code, quiet.stdout, quiet.stderr], [0, '', '']);
  });
});
