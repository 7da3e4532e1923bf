/** The editor's page that publishes: what would change for visitors, the question, and what has become of it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { contentTexts, openText, titleOf } from '../../authoring/content-texts.ts';
import { OUTPUT } from '../../build/last-published.ts';
import { MARK } from '../../build/output-folder.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, postedTexts, refusal } from './answer.ts';
import { editorForm, editorPage } from './editor-page.ts';
import type { PublishingState } from './publishing.ts';

/** More than that is "many". */
const MOST_NAMED = 8;

/** What is told of each state, and the buttons that there are then, by what they send. */
const STATES: Readonly<
  Record<PublishingState, { readonly words: string; readonly buttons: Readonly<Record<string, string>> }>
> = {
  idle: {
    words: 'The site is built and checked, and you see what would change for visitors before anything is sent.',
    buttons: { begin: 'See what would change' },
  },
  'at work': { words: 'At work. This page is shown anew until it is done.', buttons: {} },
  asking: { words: 'Nothing is sent yet.', buttons: { yes: 'Publish this', no: 'Not now' } },
  done: { words: 'Done.', buttons: { begin: 'Publish again' } },
  failed: {
    words: 'It did not come to its end. Mend what is told here, then try again.',
    buttons: { begin: 'Try again' },
  },
};

export function publishPage({ campaign, token, publishing }: Asked): Answer {
  if (!publishing) return refusal(404, 'This preview cannot publish.');
  const { state, said, found } = publishing;
  const { words, buttons } = STATES[state];
  const names = Object.entries(buttons);
  const forms = names.map(([name, button]) =>
    editorForm('/admin/publish/', token, `<input type="hidden" name="answer" value="${name}">`, button),
  );
  const told = said.trim() && `<pre class="said" role="status">${escapeMarkup(said.trim())}</pre>`;
  const isWrong = state === 'failed';
  const doubts =
    found.trim() &&
    `<details${isWrong ? ' open' : ''}><summary>What is doubtful, and what the site gives away</summary><pre class="said">${escapeMarkup(found.trim())}</pre></details>`;
  const where = `<p>Where it goes is said in the <a href="/admin/edit/?file=content/campaign.yml#field-publish">settings</a>.</p>`;
  const main = `<p>${words}</p>${told}${doubts}<div class="row">${forms.join('')}</div>${state === 'idle' ? unpublishedList(campaign) + where : ''}`;
  return { status: 200, html: editorPage('Publish', main, { refreshes: state === 'at work' }) };
}

export async function publish(asked: Asked, form: FormData): Promise<Answer> {
  if (!asked.publishing) return refusal(404, 'This preview cannot publish.');
  const answer = postedTexts(form).get('answer');
  if (answer === 'begin') asked.publishing.begin();
  else asked.publishing.answer(answer === 'yes');
  return { location: '/admin/publish/' };
}

/** What was saved since the site was last built, as far as this machine knows. */
export function unpublishedList(campaign: string): string {
  const built = statSync(join(campaign, OUTPUT, MARK), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return '<p>Nothing is published from this machine yet.</p>';
  const changed = contentTexts(campaign).filter(({ path }) => statSync(join(campaign, path)).mtimeMs > built);
  if (changed.length === 0) return '<p>No text has changed since the site was last built.</p>';
  const titles = changed.slice(0, MOST_NAMED).map((text) => {
    const opened = openText(campaign, text);
    return `<li>${escapeMarkup(typeof opened === 'string' ? text.path : titleOf(opened))}</li>`;
  });
  const more = changed.length > MOST_NAMED ? `<li>and ${changed.length - MOST_NAMED} more</li>` : '';
  return `<p>Saved since the site was last built:</p><ul>${titles.join('')}${more}</ul>`;
}
