/** The editor's first page: every text of the campaign, what is wrong with each, and what can be begun. */

import { type ContentText, contentTexts, openText, titleOf } from '../../authoring/content-texts.ts';
import { isError, type Problem } from '../../campaign/problem.ts';
import { translationOf } from '../../content/schema/content-kinds.ts';
import { loadSite } from '../../eleventy/load-site.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Answer, type Asked, readingOf } from './answer.ts';
import { editorPage } from './editor-page.ts';
import { NEW_TEXTS } from './new-page.ts';

/** The heading over the texts of each kind. */
const HEADINGS: Readonly<Record<string, string>> = {
  campaign: 'Campaign',
  statement: 'Statement',
  fact: 'Facts',
  event: 'Events',
  update: 'Updates',
  page: 'Pages',
  supporters: 'Supporters',
  picture: 'About pictures',
};

export async function listPage(asked: Asked): Promise<Answer> {
  const { campaign } = asked;
  const { problems } = await loadSite(campaign, readingOf(asked));
  const texts = contentTexts(campaign);
  const sections = Object.entries(HEADINGS).map(([kind, heading]) => {
    const items = texts
      .filter(({ kind: own }) => own.name === kind || own.translates === kind)
      .map((text) => entry(campaign, text, problems));
    const begun = NEW_TEXTS.get(kind);
    const fresh =
      begun && !(begun.isSingle && items.length > 0) ? `<p><a href="/admin/new/?kind=${kind}">New ${kind}</a></p>` : '';
    return items.length > 0 || fresh ? `<h2>${heading}</h2><ul>${items.join('')}</ul>${fresh}` : '';
  });
  const pictures = '<h2>Pictures</h2><p><a href="/admin/picture/">Add a picture</a></p>';
  return { status: 200, html: editorPage('Your campaign', sections.join('\n') + pictures) };
}

function entry(campaign: string, text: ContentText, problems: readonly Problem[]): string {
  const own = problems.filter(({ file }) => file === text.path);
  const errors = own.filter(isError).length;
  const note = errors > 0 ? ` <strong>to mend: ${errors}</strong>` : own.length > 0 ? ` (doubts: ${own.length})` : '';
  const read = openText(campaign, text);
  const opened = typeof read === 'string' ? undefined : read;
  const lang = translationOf(text.path)?.lang;
  const language = lang ? ` (${escapeMarkup(lang)})` : '';
  const href = escapeMarkup(`/admin/edit/?file=${encodeURIComponent(text.path)}`);
  return `<li><a href="${href}">${escapeMarkup(opened === undefined ? text.path : titleOf(opened))}</a>${language}${note}</li>`;
}
