/** A piece of plain HTML that others put into their own sites: a link, for an event with its date and place. */
import { absolute } from '../campaign/addresses.ts';
import type { View } from '../campaign/publication.ts';
import { escapeMarkup } from '../text/escape.ts';

/** The snippet: no script, no style, no picture, so that it asks their visitors' browsers for nothing. */
export function embedHtml({ url, title, description, lang, edition, item }: Omit<View, 'cardText' | 'share'>): string {
  const { words, campaign, home } = edition;
  const isEvent = item && 'when' in item;
  const lines = isEvent
    ? [
        link(url, words.isolated(item.name)),
        item.when.iso
          ? `<time datetime="${item.when.iso}">${escapeMarkup(item.whenTold)}</time>`
          : escapeMarkup(item.whenTold),
        escapeMarkup(words.isolated(item.where)),
      ]
    : [link(url, words.isolated(title)), escapeMarkup(words.isolated(description))];
  const source = url === absolute(campaign, home) ? [] : [link(absolute(campaign, home), edition.title)];
  return [
    `<blockquote lang="${escapeMarkup(lang)}" dir="${words.direction}" cite="${escapeMarkup(url)}">`,
    `<p>${lines.join('<br>\n')}</p>`,
    ...source.map((each) => `<p>${each}</p>`),
    '</blockquote>',
  ].join('\n');
}

function link(href: string, text: string): string {
  return `<a href="${escapeMarkup(href)}" rel="noopener">${escapeMarkup(text)}</a>`;
}
