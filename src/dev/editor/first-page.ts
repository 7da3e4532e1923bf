/** The editor's page where there is no campaign yet: a form of what one cannot be without. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stampOf } from '../../authoring/campaign-settings.ts';
import { newCampaign } from '../../authoring/new-files.ts';
import { writeNew } from '../../authoring/write-new.ts';
import type { Problem } from '../../campaign/problem.ts';
import { campaignFields } from '../../content/schema/campaign-schema.ts';
import { group, languageTag } from '../../content/schema/fields.ts';
import { eventFields } from '../../content/schema/schema.ts';
import { type Answer, type Asked, postedTexts } from './answer.ts';
import { editorForm, editorPage, toldProblems } from './editor-page.ts';
import { fieldControls } from './field-controls.ts';
import { faultsOfForm, valueAt } from './new-page.ts';
import { postedFields } from './posted-fields.ts';

const { summary, zone } = campaignFields.shape;

const FIRST = campaignFields.pick({ title: true }).extend({
  summary: summary.unwrap(),
  language: languageTag('The language you write in, by its code: en, ru, kk, de.'),
  zone: zone.unwrap(),
  event: group(
    { title: eventFields.shape.title, starts: eventFields.shape.starts, place: eventFields.shape.place.unwrap() },
    'What will happen first. You can change all of it.',
    '{ title: … }',
  ),
});

const OVER: Problem = {
  severity: 'error',
  file: '',
  field: 'event.starts',
  message: 'is over already. Correct the year, or write what is to come.',
};

export function firstPage(asked: Asked): Answer {
  if (existsSync(join(asked.campaign, 'content'))) return { location: '/admin/' };
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return page(asked, { language: 'en', zone: timeZone }, []);
}

/** Writes a campaign that can be shown at once, and says so to whoever is to know. */
export async function beginCampaign(asked: Asked, form: FormData): Promise<Answer> {
  if (existsSync(join(asked.campaign, 'content'))) return { location: '/admin/' };
  const data = postedFields(FIRST, postedTexts(form));
  const value = (...path: string[]): string => valueAt(data, path);
  const faults = faultsOfForm(FIRST, data, 'a campaign');
  const starts = value('event', 'starts');
  if (faults.length === 0 && /^\d/.test(starts) && starts < stampOf(asked.clock, value('zone'))) faults.push(OVER);
  if (faults.length > 0) return page(asked, data, faults, 422);
  const files = newCampaign({
    title: value('title'),
    summary: value('summary'),
    address: 'https://campaign.example/',
    zone: value('zone'),
    lang: value('language'),
    event: {
      title: value('event', 'title'),
      starts,
      place: value('event', 'place', 'name'),
      address: value('event', 'place', 'address') || undefined,
      published: stampOf(asked.clock, value('zone')),
    },
  });
  writeNew(asked.campaign, files);
  asked.site.begun?.();
  return { location: '/admin/?begun=1' };
}

function page(
  asked: Asked,
  values: ReturnType<typeof postedFields>,
  problems: readonly Problem[],
  status = 200,
): Answer {
  const form = editorForm('/admin/first/', asked.token, fieldControls(FIRST, { values, problems }), 'Begin');
  return { status, html: editorPage('Begin your campaign', toldProblems(problems, 'Not begun yet') + form) };
}
