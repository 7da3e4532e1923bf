/** The texts of the press kit, as lines to copy from. */
import { absolute } from '../campaign/addresses.ts';
import type { Edition } from '../campaign/edition.ts';
import type { EditionFact } from '../campaign/edition-fact.ts';
import { linesOf, publishedLink } from '../campaign/prose.ts';
import { readableUrl } from '../text/url.ts';

/** A picture as it is named in the archive. */
export interface CreditedPicture {
  readonly name: string;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** Who says all this, where, and whom to call. */
export function contactText(edition: Edition): string {
  const { campaign, words, press, contact, home } = edition;
  const line = (label: string, value: string | undefined): string | undefined =>
    value && words.say('site.colon', { label: words.say(label), words: value });
  return textOf(edition, [
    [edition.title, edition.summary, readableUrl(absolute(campaign, home)), campaign.organiser?.name],
    [
      words.say('press.contact'),
      press?.name,
      line('share.email', press?.email),
      line('contact.telephone', press?.telephone),
      line('press.hours', press?.hours),
    ],
    [line('share.email', contact?.email), line('contact.telephone', contact?.telephone), contact?.post, contact?.link],
  ]);
}

/** Empty where the statement is not in this language. */
export function statementText(edition: Edition): string {
  const { statement, lang } = edition;
  if (statement?.lang !== lang) return '';
  return textOf(edition, [[statement.title], [prose(edition, statement)], [addressOf(edition, statement.address)]]);
}

/** Each fact with all that it stands on; empty where there are none in this language. */
export function factsText(edition: Edition): string {
  const facts = edition.facts.filter(({ lang }) => lang === edition.lang);
  if (facts.length === 0) return '';
  return textOf(edition, [[edition.headings.facts], ...facts.flatMap((fact) => factLines(edition, fact))]);
}

/** Empty where there is nothing to say of any. */
export function creditsText(pictures: readonly CreditedPicture[]): string {
  const told = pictures.filter(({ caption, credit }) => caption || credit);
  return told.map(({ name, caption, credit }) => `${lines([name, caption, credit])}\n`).join('\n');
}

function factLines(edition: Edition, fact: EditionFact): (string | undefined)[][] {
  const { words } = edition;
  const sources = fact.sources.map(({ title, publisher, dateInWords, url, archived, quotation }) =>
    lines([
      `- ${words.listed([title, publisher, dateInWords])}`,
      quotation && `  “${quotation}”`,
      url && `  ${readableUrl(url)}`,
      archived && `  ${words.say('sources.archived')}${words.colon}${readableUrl(archived)}`,
    ]),
  );
  return [
    [`${fact.number}. ${fact.claim}`, addressOf(edition, fact.address)],
    [prose(edition, fact)],
    fact.corrections.map(({ note }) => `${words.say('facts.corrections')}${words.colon}${note}`),
    sources.length > 0 ? [words.say('facts.sources', { count: sources.length }), ...sources] : [],
  ];
}

function prose({ campaign }: Edition, { prose: { blocks } }: Pick<EditionFact, 'prose'>): string {
  return linesOf(blocks, (href) => {
    const link = publishedLink(href, campaign);
    return link && readableUrl(link);
  });
}

function addressOf({ campaign }: Edition, address: string): string {
  return readableUrl(absolute(campaign, address));
}

/** Paragraphs of lines, of which those without words are left out. */
function textOf({ words }: Edition, paragraphs: readonly (readonly (string | undefined)[])[]): string {
  const text = paragraphs.map(lines).filter(Boolean).join('\n\n');
  return `${words.isolated(text)}\n`;
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}
