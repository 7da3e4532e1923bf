/** A template in the wrong place, or under almost the right name, is not passed over without a word. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldersOf } from '../../src/build/folders.ts';
import { misnamedTemplates } from '../../src/eleventy/misnamed-templates.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

/** The names that are offered for a project's templates, by theirs. */
function offered(...names: readonly (string | readonly [name: string, text: string])[]): Record<string, string> {
  const campaign = miniCampaign();
  const files = names.map((each) => (typeof each === 'string' ? [each, ''] : each));
  writeFiles(campaign, Object.fromEntries(files.map(([name, text = '']) => [`templates/${name}`, text])));
  const told = misnamedTemplates(foldersOf(campaign)).map(({ file, message }) => [
    file.replace('templates/', ''),
    /Did you mean templates\/(.*)\?$/.exec(message)?.[1] ?? message,
  ]);
  return Object.fromEntries(told);
}

describe('a template that nothing uses', () => {
  it('is told with the name that was meant', () => {
    assert.deepEqual(
      offered('card/event.typ', 'parts/Masthead/masthead.njk', 'masthead.njk', 'cards/evnt.typ', 'page/about.njk'),
      {
        'card/event.typ': 'cards/event.typ',
        'parts/Masthead/masthead.njk': 'parts/masthead/masthead.njk',
        'masthead.njk': 'parts/masthead/masthead.njk',
        'cards/evnt.typ': 'cards/event.typ',
        'page/about.njk': 'pages/about.njk',
      },
    );
  });

  it('is no page, style, word or part of one’s own, and none that a template names', () => {
    const page = '{% include "parts/heros/heros.njk" %}<p class="wide events">';
    const own = ['styles/campaign.css', 'strings/it.yml', '_data/who.json', 'macros/numbers.njk'];
    assert.deepEqual(
      offered(['pages/about.njk', page], 'parts/heros/heros.njk', 'parts/events/events.css', ...own),
      {},
    );
  });
});
