/** The editor's page that publishes: what would change for visitors, the question, and what has become of it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { settingsOf, stampOf } from '../../authoring/campaign-settings.ts';
import { contentTexts, openText, titleOf } from '../../authoring/content-texts.ts';
import { deletedFiles } from '../../authoring/trash.ts';
import { OUTPUT } from '../../build/last-published.ts';
import { MARK } from '../../build/output-folder.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, postedTexts, refusal } from './answer.ts';
import { editorForm, editorPage } from './editor-page.ts';
import { problemSections } from './problem-list.ts';
import type { PublishingState } from './publishing.ts';
import { titleOfDeleted } from './trash-page.ts';

/** More than that is "many". */
const MOST_NAMED = 8;

const BEGIN = { begin: 'See what would change' };

/** What is told of each state, and the buttons that there are then, by what they send. */
const STATES: Readonly<
  Record<PublishingState, { readonly words: string; readonly buttons: Readonly<Record<string, string>> }>
> = {
  idle: {
    words: 'The site is built and checked, and you see what would change for visitors before anything is sent.',
    buttons: BEGIN,
  },
  'at work': { words: 'At work. This page is shown anew until it is done.', buttons: {} },
  asking: { words: 'Nothing is sent yet.', buttons: { yes: 'Publish this', no: 'Not now' } },
  done: { words: 'Done', buttons: BEGIN },
  failed: { words: 'It did not come to its end. Mend what is told here, then try again', buttons: BEGIN },
};

/** Looking asks other machines, so it is done when somebody wants it. */
const LOOK = { look: 'Look at the published site' };

export function publishPage({ campaign, token, publishing }: Asked): Answer {
  if (!publishing) return refusal(404, 'This preview cannot publish.');
  const { state, said, found, work, problems, endedAt } = publishing;
  const { words, buttons } = STATES[state];
  const isResting = state !== 'at work' && state !== 'asking';
  const forms = Object.entries({ ...buttons, ...(isResting && LOOK) }).map(([name, button]) =>
    editorForm('/admin/publish/', token, `<input type="hidden" name="answer" value="${name}">`, button),
  );
  const when = endedAt > 0 && isResting && state !== 'idle' ? ` (${stampOf(endedAt, settingsOf(campaign).zone)}).` : '';
  const about = work === 'look' && state === 'done' ? 'What visitors get was looked at' : words;
  const told = [said, found]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
  const shown = told && `<pre class="said" role="status">${escapeMarkup(told)}</pre>`;
  const sections = problemSections(campaign, problems, 'Nothing was sent: mend this first', DOUBTS);
  const where = `<p>Where it goes is said in the <a href="/admin/edit/?file=content/campaign.yml#field-publish">settings</a>; what there is to choose from is explained under <a href="/admin/help/">publishing</a>.</p>`;
  const rest = isResting ? unpublishedList(campaign) + where : '';
  const main = `<p>${about}${when}</p>${shown}${sections}<div class="row">${forms.join('')}</div>${rest}`;
  return { status: 200, html: editorPage('Publish', main, { refreshes: state === 'at work' }) };
}

const DOUBTS = 'What is doubtful, and what the site gives away';

export async function publish(asked: Asked, form: FormData): Promise<Answer> {
  if (!asked.publishing) return refusal(404, 'This preview cannot publish.');
  const answer = postedTexts(form).get('answer');
  if (answer === 'begin' || answer === 'look') asked.publishing.begin(answer === 'look' ? 'look' : 'publish');
  else asked.publishing.answer(answer === 'yes');
  return { location: '/admin/publish/' };
}

/** What was saved since the site was last built, as far as this machine knows. */
export function unpublishedList(campaign: string): string {
  const built = statSync(join(campaign, OUTPUT, MARK), { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return '<p>Nothing is published from this machine yet.</p>';
  const saved = contentTexts(campaign).filter(({ path }) => statSync(join(campaign, path)).mtimeMs > built);
  const changed = [
    ...saved.map((text) => {
      const opened = openText(campaign, text);
      return typeof opened === 'string' ? text.path : titleOf(opened);
    }),
    ...deletedFiles(campaign)
      .filter(({ id }) => Number(id) > built)
      .map((each) => `${titleOfDeleted(campaign, each)} (deleted)`),
  ];
  if (changed.length === 0) return '<p>No text has changed since the site was last built.</p>';
  const titles = changed.slice(0, MOST_NAMED).map((title) => `<li>${escapeMarkup(title)}</li>`);
  const more = changed.length > MOST_NAMED ? `<li>and ${changed.length - MOST_NAMED} more</li>` : '';
  return `<p>Saved since the site was last built:</p><ul>${titles.join('')}${more}</ul>`;
}
