/** What a calendar entry says below its title: the state of things, the announcement, and where to check before leaving. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionEvent } from '../campaign/edition-event.ts';
import { needInWords } from '../campaign/event-needs.ts';
import { linesOf, publishedLink } from '../campaign/prose.ts';
import { readableUrl } from '../text/url.ts';

/** Plain text. Google and Outlook ignore URL, so the page's address stands here too, last. */
export function describeForCalendar(event: EditionEvent, edition: Edition): string {
  return [announcement(event, edition), checkLine(event, edition)].filter(Boolean).join('\n\n');
}

/** The same in at most as many characters as it is asked for; the announcement gives up what is too much. */
export function describeBriefly(event: EditionEvent, edition: Edition): (limit: number) => string {
  const last = checkLine(event, edition);
  const whole = announcement(event, edition);
  return (limit) => {
    const room = Math.max(0, limit - [...last].length - 2);
    const characters = whole.length > room ? [...whole] : [];
    const kept = characters.length > room ? beginningOf(characters, room) : whole;
    return [kept, last].filter(Boolean).join('\n\n');
  };
}

/** Without the last word if it is cut, as half an address leads elsewhere; some languages have no spaces between words. */
function beginningOf(characters: readonly string[], room: number): string {
  const head = characters.slice(0, Math.max(0, room - 1)).join('');
  const kept = head.replace(/\s+\S{0,40}$|\s*\S*(?:\/\/|@)\S*$/, '');
  return kept && `${kept}…`;
}

/** What has changed, then the author's words. */
function announcement(event: EditionEvent, edition: Edition): string {
  const { ends, changes, summary, prose, notAt, venue, joinUrl, needs } = event;
  const text = linesOf(prose.blocks, (href) => readableLink(href, edition));
  const { words: said } = edition;
  const notes = changes.map(({ note, noteLang }) => said.marked(note, noteLang)).reverse();
  const parts = [
    ...(ends ? [] : [said.say('event.no-end')]),
    notAt,
    ...(venue && joinUrl ? [said.say('site.colon', { label: said.say('event.online'), words: joinUrl })] : []),
    ...(venue && !venue.name ? [`${said.say('event.no-place')}.`] : []),
    ...notes,
    summary,
    needs.map((need) => needInWords(need, said)).join('\n'),
    text,
  ];
  const words = parts.filter(Boolean).join('\n\n');
  return said.isolated(words);
}

function checkLine(event: EditionEvent, { words, campaign }: Edition): string {
  return words.say('calendar.check', { address: readableUrl(absolute(campaign, event.address)) });
}

function readableLink(href: string, { campaign }: Edition): string | undefined {
  const link = publishedLink(href, campaign);
  return link && readableUrl(link);
}
