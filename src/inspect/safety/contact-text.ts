/** What of a file people read or their programs keep, so that it may name telephone numbers and addresses. */
import { Parser } from 'htmlparser2';

/** What people read as it is. */
const PROSE = /\.(txt|text|md|markdown|ya?ml|csv|tsv|ics|ifb|vcf|vcard|srt|vtt|rtf|eml|log)$/i;
const PAGE = /\.(x?html?|svg|njk|liquid|hbs|ejs|webc)$/i;

/** The text with all else blanked, in its place; undefined for what is no prose, such as code and figures. */
export function contactText(name: string, text: string): string | undefined {
  // Of a calendar long lines are folded (RFC 5545 §3.1), and ids look like addresses.
  if (/\.(ics|ifb|vcf|vcard)$/i.test(name) || /^BEGIN:V(?:CALENDAR|CARD)/.test(text))
    return text.replace(/\r?\n[ \t]/g, '').replace(/^(UID|URL|PRODID)[:;].*$/gim, '');
  if (PROSE.test(name)) return text;
  return PAGE.test(name) || /^\s*<(?:!doctype html|html|svg)/i.test(text) ? textOfPage(text) : undefined;
}

/** The words of a page, and the numbers and addresses that its links call or write to. */
function textOfPage(html: string): string {
  const shown: Range[] = [];
  let isHidden = false;
  const parser = new Parser({
    onopentag: (name) => {
      isHidden = name === 'script' || name === 'style';
      const { startIndex, endIndex } = parser;
      for (const { index, 1: scheme = '', 2: contact = '' } of html
        .slice(startIndex, endIndex + 1)
        .matchAll(CONTACT_LINK)) {
        const from = startIndex + index + scheme.length;
        shown.push([from, from + contact.length]);
      }
    },
    ontext: () => void (isHidden || shown.push([parser.startIndex, parser.endIndex + 1])),
    onclosetag: () => {
      isHidden = false;
    },
  });
  parser.end(html);
  return onlyRanges(html, shown);
}

const CONTACT_LINK = /((?:tel|mailto|sms):)([^"'?\s>]+)/gi;

/** A part of a text, UTF-16 code units, the end exclusive. */
export type Range = readonly [from: number, to: number];

/** A text with everything blanked but some parts in order, so that what is left stands in its place. */
export function onlyRanges(text: string, ranges: readonly Range[]): string {
  const blank = (from: number, to: number): string => text.slice(from, to).replace(/[^\n]/g, ' ');
  let end = 0;
  const parts = ranges.flatMap(([from, to]) => {
    const before = blank(end, from);
    end = Math.max(end, to);
    return [before, text.slice(from, to)];
  });
  return parts.join('') + blank(end, text.length);
}
