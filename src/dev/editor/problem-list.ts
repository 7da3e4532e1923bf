/** What is wrong with the whole campaign, each with the page of the editor where it is mended. */
import { contentTexts, openText, titleOf } from '../../authoring/content-texts.ts';
import { picturePath } from '../../authoring/picture-files.ts';
import { isError, type Problem, sortProblems, toldOf } from '../../campaign/problem.ts';
import { isPictureName, ownFileOf } from '../../content/images/measured-picture.ts';
import { translationOf } from '../../content/schema/content-kinds.ts';
import { nameOfLanguage } from '../../content/translations/translations.ts';
import { loadSite } from '../../eleventy/load-site.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { type Asked, readingOf } from './answer.ts';
import { idOfProblem } from './field-controls.ts';
import { inForm, pathLabel } from './field-words.ts';

/** Every problem of the texts as they are now, and those of templates and files as they were when the site was last made. */
export async function campaignProblems(asked: Asked): Promise<Problem[]> {
  const { problems } = await loadSite(asked.campaign, readingOf(asked));
  const others = asked.site.problems().filter(({ file }) => !file.startsWith('content/'));
  return sortProblems([...problems, ...others]);
}

/** Errors as something to do under `but`, doubts folded under `doubtful`; "" where there is neither. */
export function problemSections(
  campaign: string,
  problems: readonly Problem[],
  but: string,
  doubtful = 'Doubts',
): string {
  const [errors, doubts] = [problems.filter(isError), problems.filter((each) => !isError(each))];
  const alert = `<div class="told" role="alert"><h2>${escapeMarkup(but)}</h2>${listOf(campaign, errors)}</div>`;
  const folded = `<details><summary>${doubtful}: ${doubts.length}</summary>${listOf(campaign, doubts)}</details>`;
  return (errors.length > 0 ? alert : '') + (doubts.length > 0 ? folded : '');
}

function listOf(campaign: string, problems: readonly Problem[]): string {
  const { told, more } = toldOf(problems);
  const titles = new Map(
    contentTexts(campaign).map((text): [string, string] => {
      const opened = openText(campaign, text);
      return [text.path, typeof opened === 'string' ? text.path : titleOf(opened)];
    }),
  );
  const items = told.map((problem) => `<li>${item(problem, titles)}</li>`);
  return `<ul>${items.join('')}${more > 0 ? `<li>and ${more} more</li>` : ''}</ul>`;
}

function item(problem: Problem, titles: ReadonlyMap<string, string>): string {
  const { file, field } = problem;
  const words = escapeMarkup(`${field ? `${pathLabel(field)}: ` : ''}${inForm(problem)}`);
  const href = mendingAddress(problem, titles);
  // What is not begun yet has a language and no title.
  const lang = titles.has(file) ? undefined : translationOf(file)?.lang;
  const named = lang ? nameOfLanguage(lang) : file.replace(/^content\/(images\/)?/, '');
  const title = escapeMarkup(titles.get(file) ?? named);
  return href ? `<a href="${escapeMarkup(href)}">${title}</a>: ${words}` : `${title} ${words}`;
}

function mendingAddress(problem: Problem, titles: ReadonlyMap<string, string>): string | undefined {
  const { file, into } = problem;
  if (into) return `/admin/translations/?lang=${into}`;
  const picture = pictureOf(file);
  if (picture) return `/admin/edit/?file=${encodeURIComponent(ownFileOf(picturePath(picture)))}`;
  if (!titles.has(file)) return undefined;
  return `/admin/edit/?file=${encodeURIComponent(file)}${problem.field ? `#${idOfProblem(problem)}` : ''}`;
}

/** The name of the picture that a file is. */
function pictureOf(file: string): string | undefined {
  const [, name] = /^content\/images\/([^/]+)$/.exec(file) ?? [];
  return name && isPictureName(name) ? name : undefined;
}
