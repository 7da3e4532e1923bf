/** `handbill announce`: prints the texts to send out when an event has changed. */
import { resolve } from 'node:path';
import { problemReport } from '../build/report.ts';
import { editionOf } from '../campaign/edition.ts';
import { isError } from '../campaign/problem.ts';
import { loadSite } from '../eleventy/load-site.ts';
import type { Now } from '../eleventy/run.ts';
import { type Announcement, announcementOf } from '../share/announcement.ts';
import { visibleLines } from '../text/escape.ts';
import { nearest } from '../text/nearest.ts';

/** Prints the texts for an event in every language; returns the exit code. */
export async function announce(campaignFolder: string, slug: string, now: Now): Promise<0 | 1> {
  const { campaign, problems } = await loadSite(campaignFolder);
  if (!campaign) {
    console.error(problemReport(problems.filter(isError), resolve(campaignFolder)));
    return 1;
  }
  const editions = campaign.languages.map((lang) => editionOf(campaign, lang, now(campaign)));
  const found = editions.flatMap((edition) =>
    edition.events.filter((event) => event.slug === slug).map((event) => ({ edition, event })),
  );
  if (found.length === 0) {
    console.error(
      unknownEvent(
        slug,
        campaign.events.map((event) => event.slug),
      ),
    );
    return 1;
  }
  if (found.every(({ event }) => event.changes.length === 0)) {
    console.error(
      `Nothing has changed about ${slug} since it was announced. Write what has changed under changes: in content/events/${slug}.md.`,
    );
    return 1;
  }
  for (const { edition, event } of found) console.log(printed(announcementOf(event, edition), edition.words.say));
  return 0;
}

function unknownEvent(slug: string, slugs: readonly string[]): string {
  const near = nearest(slug, slugs);
  return `There is no event ${slug}. ${near ? `Did you mean ${near}?` : `The events are ${slugs.join(', ')}.`}`;
}

function printed({ short, messenger, email }: Announcement, say: (key: string) => string): string {
  return [
    [say('announce.short'), short],
    [say('announce.messenger'), messenger],
    [say('announce.email'), `${say('announce.subject')}: ${email.subject}\n\n${email.body}`],
  ]
    .map(([heading, text = '']) => `— ${heading} —\n\n${visibleLines(text)}\n`)
    .join('\n');
}
