/** Names the version of an original by its words, so that a translation can say which one it translates. */
import { createHash } from 'node:crypto';
import type { Document } from '../reading/front-matter.ts';
import { isRecord, type Written } from '../reading/yaml-text.ts';

/** Fields whose words are translated; when and where are not among them, as every language takes those from the original. */
const WORDS = ['title', 'claim', 'summary', 'source'] as const;

/** Lists of which each entry's note is translated. */
const NOTED = ['changes', 'corrections'] as const;

/** Eight hexadecimal digits, the same for the same words however their lines are broken. */
export function versionOf({ fields, body }: Pick<Document, 'fields' | 'body'>): string {
  const { data } = fields;
  const words = WORDS.map((field) => data[field]);
  const notes = NOTED.map((field) => listOf(data[field]).map((entry) => (isRecord(entry) ? entry.note : '')));
  const headings = isRecord(data.headings) ? data.headings : {};
  return createHash('sha256')
    .update(
      JSON.stringify([words, notes, headings, body])
        .replace(/(?:\\n|\s)+/g, ' ')
        .replace(/ "\]$/, '"]'),
    )
    .digest('hex')
    .slice(0, 8);
}

function listOf(value: Written): Written[] {
  return Array.isArray(value) ? value : [];
}
