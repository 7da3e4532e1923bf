/** The preview: on this machine alone, a change shown at once, a mistake shown in the page and healed when mended. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { HANDBILL } from '../cli/command.ts';
import { miniCampaign, ROOT } from '../mini-campaign.ts';

interface Message {
  readonly version: string;
  readonly problems: readonly string[];
}

describe('handbill dev', { timeout: 60_000 }, () => {
  const campaign = miniCampaign();
  const event = join(campaign, 'content/events/vigil.md');
  const original = readFileSync(event, 'utf8');
  const child = spawn(
    process.execPath,
    [...HANDBILL, 'dev', '--campaign', campaign, '--now', '2026-04-10', '--port', '8731'],
    { cwd: ROOT },
  );
  let printed = '';
  let address = '';
  const messages: Message[] = [];
  const stop = new AbortController();

  before(async () => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    await until(() => /Open http:\/\/127\.0\.0\.1:\d+\//.test(printed));
    address = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0] ?? '';
    void listen(`${address}.handbill/events`, messages, stop.signal);
    await until(() => messages.length > 0);
  });

  after(() => {
    stop.abort();
    child.kill();
  });

  it('shows the site with its policy, and the page of what is not there', async () => {
    const page = await fetch(`${address}events/vigil`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Vigil at the library[\s\S]*<script src="\/\.handbill\/preview\.js"/);
    assert.match(
      await (await fetch(`${address}.handbill/clock.js?at=1775775600000`)).text(),
      /^Date\.now = \(\) => 1775775600000;$/,
    );
    const missing = await fetch(`${address}nowhere/`);
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /There is no such page/);
    assert.equal(
      (await fetch(`${address}events/vigil.ics`)).headers.get('content-type'),
      'text/calendar; charset=utf-8',
    );
  });

  it('shows every part in every state, which no build has', async () => {
    const index = await (await fetch(`${address}patterns/`)).text();
    const [, first = ''] = /<iframe src="\/([^"]+)"/.exec(index) ?? [];
    assert.equal((await fetch(address + first)).status, 200);
    assert.match(index, /event-details: cancelled/);
    assert.equal(existsSync(join(campaign, '_site')), false);
  });

  it('answers nobody but this machine', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === 'IPv4');
    const port = new URL(address).port;
    if (outside) await assert.rejects(fetch(`http://${outside.address}:${port}/`));
    const { get } = await import('node:http');
    const status = await new Promise((resolve) =>
      get(address, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)),
    );
    assert.equal(status, 403);
  });

  it('travels in time: the whole site as of a moment, until one comes back', async () => {
    const asOf = async (now: string): Promise<string> => {
      const first = await fetch(`${address}events/vigil/?now=${encodeURIComponent(now)}`, {
        redirect: 'manual',
      });
      assert.equal(first.status, 302);
      const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';');
      return (await fetch(`${address}events/vigil/`, { headers: { cookie } })).text();
    };
    const past = await asOf('2026-05-02');
    assert.match(past, /It took place on Friday, 1 May 2026/);
    assert.match(past, new RegExp(`clock\\.js\\?at=${Date.parse('2026-05-01T23:00Z')}"`));
    assert.match(await asOf('2026-05-01T17:30Z'), /It is happening now/);
    assert.match(await asOf('cancelled'), /event-banner[^>]*>[\s\S]{0,200}cancelled/i);
    assert.match(await asOf('next week'), /is not a date/);
    assert.match(await asOf(''), /clock\.js\?at=1775775600000"/);
  });

  it('shows a change', async () => {
    const seen = messages.length;
    writeFileSync(event, original.replace('title: Vigil at the library', 'title: Vigil at the town hall'));
    await until(() => messages.length > seen);
    assert.notEqual(messages.at(-1)?.version, messages[0]?.version);
    assert.match(await (await fetch(`${address}events/vigil/`)).text(), /Vigil at the town hall/);
  });

  it('shows a mistake in the terminal and in the page, keeps the last good site, and heals', async () => {
    const seen = messages.length;
    writeFileSync(event, original.replace('2026-05-01 18:00', '1st of May'));
    await until(() => messages.length > seen);
    const sentence = 'starts: "1st of May" is not a date and time. Write it like 2011-12-21 12:00.';
    assert.ok(messages.at(-1)?.problems.some((problem) => problem.endsWith(sentence)));
    assert.ok(printed.includes(sentence));
    assert.equal((await fetch(`${address}events/vigil/`)).status, 200);
    const broken = messages.length;
    writeFileSync(event, original);
    await until(() => messages.length > broken);
    assert.deepEqual(messages.at(-1)?.problems, []);
    assert.match(await (await fetch(`${address}events/vigil/`)).text(), /Vigil at the library/);
  });
});

async function listen(url: string, messages: Message[], signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, { signal });
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) messages.push(JSON.parse(event.replace(/^data: /, '')));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
