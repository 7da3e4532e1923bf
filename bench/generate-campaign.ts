/** Makes a day of action: a campaign of many events, the same every time, and the same texts as peers want them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WORDS =
  'protest vigil march picket strike oil workers solidarity embassy against silence for the wounded in every town'.split(
    ' ',
  );
const TOWNS = ['London', 'Almaty', 'Berlin', 'Paris', 'Aktau', 'Lisbon', 'Warsaw', 'Delhi'];

export interface GeneratedEvent {
  readonly slug: string;
  readonly title: string;
  readonly place: string;
  readonly address: string;
  readonly starts: string;
  readonly body: string;
}

/** The events of a size, all different. */
export function events(count: number): GeneratedEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const words = Array.from(
      { length: 4 + (index % 5) },
      (_, at) => WORDS[(index * 7 + at * 5) % WORDS.length],
    );
    const town = TOWNS[index % TOWNS.length] ?? '';
    return {
      slug: `event-${index}`,
      title: `${words.join(' ')} in ${town}, ${index}`,
      place: `Square ${index % 97} of ${town}`,
      address: `${index} High Street, ${town}`,
      starts: `2026-12-${String(1 + (index % 28)).padStart(2, '0')} ${String(8 + (index % 12)).padStart(2, '0')}:30`,
      body: `People will gather for ${words.slice(0, 3).join(' ')}.\n\nBring a **banner**, water and a friend; see [the rules](https://example.org/rules).\n\n- Speakers at the half hour\n- Silence at the hour ${index}\n`,
    };
  });
}

/** Writes a campaign of them. `cards` is "one" for a campaign whose pages share a card. */
export function writeCampaign(folder: string, count: number, cards: 'each' | 'one'): void {
  write(
    folder,
    'content/campaign.yml',
    `title: A day of action\nsummary: In every town, on one day.\naddress: https://action.example/\nzone: Europe/London\nlanguages: [en]\nprint: none\ncarry: none\ncards: ${cards}\n`,
  );
  write(folder, 'content/statement.md', '---\ntitle: A day of action\n---\n\nIn every town, on one day.\n');
  for (const event of events(count)) write(folder, `content/events/${event.slug}.md`, eventFile(event));
}

/** An event's content file. */
export function eventFile({ slug, title, starts, place, address, body }: GeneratedEvent): string {
  return `---\nid: ${slug}@action.example\ntitle: ${JSON.stringify(title)}\nstarts: ${starts}\nplace: { name: ${JSON.stringify(place)}, address: ${JSON.stringify(address)} }\npublished: 2026-11-01 09:00\n---\n\n${body}`;
}

/** Writes the same texts as a Hugo site: a page each, a list, a home page, a sitemap. */
export function writeHugo(folder: string, count: number): void {
  write(
    folder,
    'config.toml',
    'baseURL = "https://action.example/"\ntitle = "A day of action"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
  );
  const head =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Params.place }}"><meta name="viewport" content="width=device-width"><link rel="canonical" href="{{ .Permalink }}"><style>body{font-family:sans-serif;max-width:40em;margin:auto}h1{line-height:1}a{color:#b00}</style></head><body><nav><a href="/">Home</a> <a href="/events/">Events</a></nav><main>';
  const foot = '</main><footer><p>https://action.example/</p></footer></body></html>';
  write(
    folder,
    'layouts/_default/single.html',
    `${head}<h1>{{ .Title }}</h1><dl><dt>When</dt><dd><time>{{ .Params.starts }}</time></dd><dt>Where</dt><dd>{{ .Params.place }}, {{ .Params.address }}</dd></dl>{{ .Content }}${foot}`,
  );
  write(
    folder,
    'layouts/_default/list.html',
    `${head}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.starts }}</li>{{ end }}</ul>${foot}`,
  );
  write(folder, 'layouts/index.html', `${head}<h1>{{ .Title }}</h1>${foot}`);
  for (const event of events(count)) write(folder, `content/events/${event.slug}.md`, frontMatter(event));
}

/** Writes the same texts as a plain Eleventy site: one Markdown template a page, one layout. */
export function writeEleventy(folder: string, count: number): void {
  write(
    folder,
    '_includes/page.njk',
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><meta name="viewport" content="width=device-width"></head><body><main><h1>{{ title }}</h1><p>{{ starts }}, {{ place }}, {{ address }}</p>{{ content | safe }}</main></body></html>',
  );
  write(folder, 'index.md', '---\nlayout: page.njk\ntitle: A day of action\n---\nIn every town.\n');
  for (const event of events(count))
    write(folder, `events/${event.slug}.md`, frontMatter(event, 'layout: page.njk\n'));
}

function frontMatter({ title, starts, place, address, body }: GeneratedEvent, more = ''): string {
  return `---\n${more}title: ${JSON.stringify(title)}\nstarts: ${JSON.stringify(starts)}\nplace: ${JSON.stringify(place)}\naddress: ${JSON.stringify(address)}\n---\n\n${body}`;
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
