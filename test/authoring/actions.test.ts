/** Things to do are written by the form as by hand, and are there to be filled in and translated in what is begun. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { editFields } from '../../src/authoring/edit-fields.ts';
import { newCampaign } from '../../src/authoring/new-files.ts';
import { beginTranslation } from '../../src/authoring/translation.ts';
import { formatProblem } from '../../src/campaign/problem.ts';
import { readYaml } from '../../src/content/reading/yaml-text.ts';
import { campaignFields } from '../../src/content/schema/campaign-schema.ts';
import { fieldControls } from '../../src/dev/editor/field-controls.ts';
import { postedFields } from '../../src/dev/editor/posted-fields.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { FIXTURES, miniCampaign, writeFiles } from '../mini-campaign.ts';

const CASE = join(FIXTURES, 'actions');

function dataOf(text: string) {
  const yaml = readYaml('campaign.yml', text, 1);
  assert.ok(!Array.isArray(yaml), JSON.stringify(yaml));
  return yaml.data;
}

/** A commented field of a new file as if it had been taken, with the lines that are its own. */
function uncommented(text: string, field: string): string {
  const [, lines = ''] = new RegExp(`^((?:# ${field}:.*\\n)(?:#  .*\\n|#\\n)*)`, 'm').exec(text) ?? [];
  assert.ok(lines, text);
  return text.replace(lines, lines.replace(/^# ?/gm, ''));
}

describe('things to do', () => {
  it('go through the form of the browser editor and back, letters in lines among them', () => {
    const text = readFileSync(join(CASE, 'content/campaign.yml'), 'utf8');
    const data = dataOf(text);
    const html = fieldControls(campaignFields, { values: data, problems: [] });
    for (const name of ['actions.0.do', 'actions.1.text', 'actions.1.to', 'actions.3.do'])
      assert.ok(html.includes(`name="${name}"`), name);
    assert.match(html, /<textarea[^>]+name="actions\.1\.text"[^>]*>\nDear Mayor,\n\nthe only library/);
    const posted = new Map([
      ['title', 'Open the library'],
      ['actions.0.do', 'write'],
      ['actions.0.who', 'the Mayor'],
      ['actions.0.to', 'a@valley.example\r\nb@valley.example'],
      ['actions.0.text', 'Dear Mayor,\r\n\r\n___\r\n\r\nPlease.'],
      ['actions.1.do', ''],
    ]);
    const { actions } = postedFields(campaignFields, posted);
    const saved = dataOf(editFields(text, { actions }));
    assert.deepEqual(JSON.parse(JSON.stringify(saved.actions)), [
      {
        do: 'write',
        who: 'the Mayor',
        text: 'Dear Mayor,\n\n___\n\nPlease.',
        to: ['a@valley.example', 'b@valley.example'],
      },
    ]);
  });

  it('are an example in a new campaign and event that is right as soon as it is taken', async () => {
    const files = newCampaign({
      title: 'Open the library',
      summary: 'It is to be closed.',
      address: 'https://library.example/',
      zone: 'Europe/London',
      lang: 'en',
      event: { title: 'Vigil', starts: '2026-05-01 18:00', place: 'The library', published: '2026-04-01 09:00' },
    });
    const campaign = miniCampaign();
    writeFiles(
      campaign,
      Object.fromEntries(
        ['content/campaign.yml', 'content/events/vigil.md'].map((path) => [
          path,
          uncommented(files.get(path) ?? '', 'actions'),
        ]),
      ),
    );
    const { campaign: read, problems } = await loadSite(campaign, {});
    const others = problems.filter(({ message }) => !/^is what Handbill wrote here/.test(message));
    assert.deepEqual(others.map(formatProblem), []);
    assert.deepEqual(
      [read?.actions, read?.events[0]?.actions].map((list) => list?.map((action) => action.do)),
      [
        ['petition', 'write', 'telephone'],
        ['petition', 'write', 'telephone'],
      ],
    );
  });

  it('begin a translation with their words alone, in lines, which reads as it is once they are translated', async (context) => {
    const campaign = miniCampaign();
    const settings = readFileSync(join(CASE, 'content/campaign.yml'), 'utf8');
    writeFiles(campaign, { 'content/campaign.yml': settings.replace('[en, ru, ar]', '[en, ru]') });
    context.mock.method(console, 'log', () => {});
    beginTranslation(campaign, 'content/campaign.yml', 'ru', Date.parse('2026-04-10T09:00Z'));
    const path = join(campaign, 'content/campaign.ru.yml');
    const begun = uncommented(readFileSync(path, 'utf8'), 'actions').replace(/# Original: (.*)\ntitle:/, 'title: $1');
    const { actions } = dataOf(begun);
    assert.ok(Array.isArray(actions));
    assert.deepEqual(
      actions.map((entry) => Object.keys(Object(entry))),
      [['do'], ['do', 'who', 'subject', 'text'], ['do', 'who', 'text']],
    );
    writeFiles(campaign, { 'content/campaign.ru.yml': begun });
    const { problems } = await loadSite(campaign, {});
    assert.deepEqual(problems.filter(({ file }) => file.includes('campaign')).map(formatProblem), []);
  });
});
