/** Each text in fixtures/words stands in every output as its expected.txt has it, or the problem names its line. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Edition } from '../src/campaign/edition.ts';
import { formatProblem, isError } from '../src/campaign/problem.ts';
import type { Site } from '../src/eleventy/site.ts';
import { leafletData, type PrintBlock, posterData } from '../src/print/print-data.ts';
import { assertGolden } from './golden.ts';
import { FIXTURES, miniCampaign } from './mini-campaign.ts';
import { siteAsOf, textOf } from './site-as-of.ts';

const CASES = join(FIXTURES, 'words');

describe('what an author writes', () => {
  for (const name of readdirSync(CASES)) {
    it(name.replaceAll('-', ' '), async () => {
      const folder = join(CASES, name);
      const site = await siteAsOf(miniCampaign(folder), '2031-02-10');
      assertGolden(published(site), join(folder, 'expected.txt'));
      assert.equal(site.files === undefined, site.problems.some(isError));
    });
  }
});

/** The problems, and the event and the statement in each output, as far as they are not those of the base campaign. */
function published(site: Site): string {
  const parts = [site.problems.map(formatProblem).join('\n')];
  const [edition] = site.publication?.editions ?? [];
  if (edition && site.files) parts.push(...eventParts(site, edition), ...statementParts(edition));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function eventParts(site: Site, edition: Edition): string[] {
  const [event] = edition.dated;
  if (event?.starts.year !== 2031) return [];
  const calendar = new ICAL.Component(ICAL.parse(textOf(site, event.calendarAddress)));
  const component = calendar.getFirstSubcomponent('vevent');
  const { event: poster } = posterData(event, edition);
  return [
    part('title', event.title),
    part('where', event.where),
    part('page', event.prose.html),
    part('calendar', String(component?.getFirstPropertyValue('description'))),
    part('poster', poster?.call ?? ''),
  ];
}

function statementParts(edition: Edition): string[] {
  const { statement } = edition;
  const { statement: printed } = leafletData(edition);
  if (!statement || !printed || statement.prose.plain.startsWith('The council means to close')) return [];
  return [
    part('statement', statement.prose.html),
    part('description', statement.description),
    part('leaflet', printed.blocks.map(leafletLine).join('\n')),
  ];
}

function leafletLine({ type, marker, runs }: PrintBlock): string {
  const words = runs.map(({ text, strong, emphasis, raised }) => {
    const look = `${strong ? '*' : ''}${emphasis ? '_' : ''}${raised ? '^' : ''}`;
    return look + text + look;
  });
  return `${type}: ${type === 'item' ? `${marker} ` : ''}${words.join('')}`;
}

function part(name: string, text: string): string {
  return `== ${name}\n${text}`;
}
