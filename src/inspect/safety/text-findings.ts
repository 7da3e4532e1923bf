/** What a text gives away, be it prose, a calendar, a page, a drawing or a part of a document: names, folders, secrets, and what it runs. */

import { activeIn } from './active-markup.ts';
import { contactText } from './contact-text.ts';
import { type Findings, makers } from './findings.ts';
import { secretIn } from './secrets.ts';

/**
 * Names in drawings, office documents (ECMA-376 part 2 §11, ODF part 2 §4.3) and EPUB, in comments and tracked changes,
 * in PostScript (DSC 5.2) and RTF.
 */
const NAMES = [
  /<(?:dc:creator|dc:contributor|dc:publisher|cp:lastModifiedBy|meta:initial-creator|meta:printed-by|Manager|Company|author)(?:\s[^<>]*)?>\s*([^<]+)</g,
  /<cc:Agent[^<>]*>\s*<dc:title[^<>]*>\s*([^<]+)</g,
  /\s(?:w|w15|p15):author="([^"]+)"|<p:cmAuthor[^<>]*?\sname="([^"]+)"/g,
  /^%%(?:For|Author):\s*\(?([^\n)]+)/gm,
  /\{\\(?:author|operator|manager|company) ([^{}]+)\}/g,
];

/** Where somebody keeps the file: folders of a person, and the names that Inkscape writes down. */
const PLACES =
  /(?:file:\/\/\/?|(?<![\w/.])\/(?:home|Users)\/|\b[A-Za-z]:\\(?:Users|Documents and Settings)\\)[^\s"'<>&)]+|(?<=(?:sodipodi:docname|sodipodi:absref|inkscape:export-filename)=")[^"]+/g;

/** `own` is where the site is, so that what it asks itself for is passed over. */
export function textFindings(name: string, text: string, own: string): Findings {
  const names = NAMES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, first, second]) => first ?? second));
  const places = [...new Set(text.match(PLACES) ?? [])].slice(0, 3);
  const shown = contactText(name, text);
  return {
    traces: [
      ...makers(names),
      ...(places.length > 0 ? [`where it lay on somebody’s machine (${places.join(', ')})`] : []),
    ],
    active: activeIn(name, text, own),
    secrets: secretIn(name, text),
    texts: shown === undefined ? [] : [{ path: name, text: shown }],
  };
}
