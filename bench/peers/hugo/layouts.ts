/** Writes the layouts with which Hugo makes the very pages and calendars that Handbill makes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeText } from '../../write-text.ts';
import { fillIn, PRELUDE } from './fill-ins.ts';
import { repeatPart } from './repeated-part.ts';
import { OTHER, SENTINEL } from './sentinel-site.ts';

const EVENTS = '(where site.RegularPages "Section" "events").ByParam "starts"';

/** RFC 5545's escapes, which Hugo does not know. */
const CALENDAR_TEXT = '| replaceRE `([\\\\;,])` `\\$1`';

/** From the sentinel's site; `card` makes an event's card and is empty where pages share one. */
export function writeLayouts(folder: string, sentinelSite: string, card: string): void {
  const read = (name: string) => readFileSync(join(sentinelSite, name), 'utf8');
  const write = (name: string, layout: string) => writeText(folder, `layouts/${name}`, layout);
  write('_default/single.html', PRELUDE + card + fillIn(read(`events/${SENTINEL.slug}/index.html`)));
  write('_default/list.html', listLayout(read('events/index.html')));
  write('index.html', `{{ with index (${EVENTS}) 0 }}${PRELUDE}${fillIn(read('index.html'))}{{ end }}`);
  write('_default/statement.html', read('statement/index.html'));
  write('404.html', read('404.html'));
  write('_default/single.ics', PRELUDE + calendarLayout(read(`events/${SENTINEL.slug}.ics`)));
  write('index.calendar.ics', wholeCalendarLayout(read('calendar.ics')));
}

function listLayout(html: string): string {
  return repeatPart(html, SENTINEL.slug, OTHER.slug, (part) => forEach(EVENTS, fillIn(part)));
}

function forEach(pages: string, part: string): string {
  return `{{ range ${pages} }}${PRELUDE}${part}{{ end }}`;
}

/** Without folding its lines, which a Go template cannot do by octets. */
function calendarLayout(calendar: string): string {
  return fillIn(calendar.replaceAll('\r\n ', '')).replaceAll(
    /\{\{ (\.Title|\.Params\.\w+|\$plain) \}\}/g,
    (_, value) => `{{ ${value} ${CALENDAR_TEXT} }}`,
  );
}

function wholeCalendarLayout(calendar: string): string {
  const [head = '', one = '', ...rest] = calendar.split(/(?=BEGIN:VEVENT)/);
  const tail = rest.at(-1)?.split('END:VEVENT\r\n')[1] ?? '';
  return head + forEach(EVENTS, calendarLayout(one)) + tail;
}
