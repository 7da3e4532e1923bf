/** The editor asks what people should be told where an event would change without a word, and writes the answer down. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { moveToTrash } from '../../src/authoring/trash.ts';
import { Editor } from '../../src/dev/editor/editor.ts';
import { unpublishedList } from '../../src/dev/editor/publish-page.ts';
import { PreviewServer } from '../../src/dev/preview-server.ts';
import { build } from '../cli/in-process.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { invalidHtml } from '../valid-html.ts';

const FILE = 'content/events/vigil.md';
const EDIT = `admin/edit/?file=${FILE}`;

describe('the editor, where an event changes', { timeout: 120_000 }, () => {
  const campaign = miniCampaign();
  const original = readFileSync(join(campaign, FILE), 'utf8');
  const clock = (): number => Date.parse('2026-04-10T09:00Z');
  const server = new PreviewServer(new Editor(campaign, clock));
  let address = '';

  before(async () => {
    address = await server.listen(8767);
  });
  after(() => server.close());

  const read = (): string => readFileSync(join(campaign, FILE), 'utf8');

  /** Saves the event with some of its controls filled in otherwise; what is answered, with where it leads to. */
  async function save(
    changed: Readonly<Record<string, string>>,
    path = EDIT,
  ): Promise<{ status: number; html: string }> {
    const form = await (await fetch(address + path)).text();
    const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
    const fields = {
      token: hidden('token'),
      version: hidden('version'),
      id: 'vigil@library.example',
      title: 'Vigil at the library',
      starts: '2026-05-01 18:00',
      ends: '2026-05-01 19:00',
      'place.name': 'The library',
      'place.address': '1 Church Street',
      published: '2026-04-01 09:00',
      body: 'Bring a book.',
      ...changed,
    };
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const headers = { origin: new URL(address).origin };
    const answer = await fetch(address + path, { method: 'POST', body, headers, redirect: 'manual' });
    return { status: answer.status, html: await answer.text() };
  }

  it('asks, keeps what was typed, and puts the answer under changes with the old time', async () => {
    const moved = { starts: '2026-05-01 17:00', title: 'Vigil &amp; march' };
    const asked = await save(moved);
    assert.equal(asked.status, 422);
    assert.match(asked.html, /<label for="people-are-told">What should people be told\?<\/label>/);
    assert.match(
      asked.html,
      /Title: was published as &quot;Vigil at the library&quot;, starts as 2026-05-01 18:00, but nothing/,
    );
    assert.match(asked.html, /name="starts"[^>]* value="2026-05-01T17:00"/);
    assert.deepEqual(await invalidHtml(asked.html, 'the question'), []);
    assert.equal(read(), original);

    const refused = await save({ ...moved, 'people-are-told': 'At five \\ sharp' });
    assert.equal(refused.status, 422);
    assert.match(
      refused.html,
      /backslash[\s\S]*<textarea[^>]*name="people-are-told"[^>]*>\nAt five \\ sharp<\/textarea>/,
    );
    assert.equal(read(), original);

    assert.equal((await save({ ...moved, 'people-are-told': 'We begin at five: with a march.' })).status, 303);
    const saved = read();
    assert.match(saved, /^starts: 2026-05-01 17:00$/m);
    assert.match(saved, /at: 2026-04-10 10:00\n\s+was: 2026-05-01 18:00\n\s+note: "We begin at five: with a march\."/);
    writeFiles(campaign, { [FILE]: original });
  });

  it('asks for a state too, in the file as a text, and beside the changes that are there', async () => {
    const text = original.replace('place:', 'changes:\n  - { at: 2026-04-05 10:00, note: Bring a lamp. }\nplace:');
    writeFiles(campaign, { [FILE]: text });
    const path = `${EDIT}&as=text`;
    const off = { text: text.replace('place:', 'status: cancelled\nplace:') };
    assert.match((await save(off, path)).html, /State: was published as confirmed, but nothing/);
    assert.equal((await save({ ...off, 'people-are-told': 'It is off.' }, path)).status, 303);
    const saved = read();
    assert.match(saved, /^status: cancelled$/m);
    assert.match(saved, /Bring a lamp\.[\s\S]*at: 2026-04-10 10:00[\s\S]*It is off\./);
    writeFiles(campaign, { [FILE]: original });
  });

  it('asks nothing where nothing is to be told, or nobody has heard of it', async () => {
    assert.equal((await save({ body: 'Bring a friend.' })).status, 303);
    assert.equal((await save({ 'place.name': 'The square', 'nobody-is-told': 'on' })).status, 303);
    assert.match(read(), /^ {2}name: The square$/m);
    writeFiles(campaign, { [FILE]: original.replace('place:', 'draft: true\nplace:') });
    assert.equal((await save({ draft: 'true', starts: '2026-05-01 16:00' })).status, 303);
    writeFiles(campaign, { [FILE]: original });
  });

  it('compares with what was published, where that is known', async () => {
    assert.equal((await build({ campaign, output: join(campaign, '_site') })).code, 0);
    assert.equal((await save({ 'place.name': 'The square', 'nobody-is-told': 'on' })).status, 303);
    // What was saved without a word is still not what people have.
    assert.match(
      (await save({ 'place.name': 'The square' })).html,
      /Place: was published as &quot;The library, 1 Church Street&quot;/,
    );
    assert.equal((await save({})).status, 303);
    writeFiles(campaign, {
      'content/events/picket.md': original.replace('id: vigil', 'id: picket').replace('Vigil', 'Picket'),
    });
    const picket = 'admin/edit/?file=content/events/picket.md';
    const fresh = { id: 'picket@library.example', title: 'Picket at the library' };
    assert.equal((await save({ ...fresh, starts: '2026-05-02 18:00', ends: '' }, picket)).status, 303);
    const fact = join(campaign, 'content/facts/readers.md');
    moveToTrash(campaign, ['content/facts/readers.md'], Date.now() + 1000);
    assert.ok(!existsSync(fact));
    assert.match(unpublishedList(campaign), /<li>Four thousand people use the library \(deleted\)<\/li>/);
  });
});
