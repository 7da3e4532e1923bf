/** What an event's page says and its calendar file holds, as a golden file has it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { miniCampaign } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const DAY = '2026-04-12';

/** Makes the case's campaign, as of its now.txt, and reads the event's page, its card's words and its file. */
export async function describeLife(folder: string): Promise<{ ics: string; page: string }> {
  const now = join(folder, 'now.txt');
  const site = await siteAsOf(miniCampaign(folder), existsSync(now) ? readFileSync(now, 'utf8').trim() : DAY);
  const html = textOf(site, '/events/vigil/index.html');
  const card = /og:image:alt" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const jsonLd = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}';
  const { eventStatus, startDate, endDate, previousStartDate, location } = JSON.parse(jsonLd);
  const data = JSON.stringify({ eventStatus, startDate, endDate, previousStartDate, location }, null, 2);
  const page = [`card: ${card}`, visibleLines(html).join('\n'), `JSON-LD: ${data}`].join('\n\n');
  return { ics: textOf(site, '/events/vigil.ics'), page: `${page}\n` };
}

/** The words of the page's main part that are shown without JavaScript, a line for each element that has some. */
function visibleLines(html: string): string[] {
  const lines: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node && (node.attrs.some(({ name }) => name === 'hidden') || node.nodeName === 'script')) return;
    if (node.nodeName === 'time') {
      lines.push(textIn(node));
      return;
    }
    if ('value' in node && node.value.trim()) lines.push(node.value.replace(/\s+/g, ' ').trim());
    if ('childNodes' in node && !isShareList(node)) node.childNodes.forEach(walk);
  };
  const main = find(parse(html), 'main');
  if (main) walk(main);
  return lines;
}

function textIn(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
}

function isShareList(node: DefaultTreeAdapterTypes.ParentNode): boolean {
  return 'attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === 'share-links');
}

function find(node: DefaultTreeAdapterTypes.Node, name: string): DefaultTreeAdapterTypes.Node | undefined {
  if (node.nodeName === name) return node;
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.map((child) => find(child, name)).find(Boolean);
}
