/** Warns of Markdown in fields: they are words alone, and show its signs. */
import type { z } from 'zod';
import { type Problem, quote } from '../../campaign/problem.ts';
import type { YamlText } from '../reading/yaml-text.ts';
import { writtenWords } from '../schema/written-words.ts';

const MARKUP = /\*\*[^*\n]+\*\*|~~[^~\n]+~~|__[^_\n]+__|!?\[[^[\]\n]+\]\([^()\n]+\)/;

/** A warning for each field of words that has Markdown in it. */
export function markupInFields(schema: z.ZodObject, fields: YamlText): Problem[] {
  return writtenWords(schema, fields.data).flatMap(({ path, text }) => {
    const [found] = MARKUP.exec(text) ?? [];
    if (found === undefined) return [];
    const message = `${quote(found)} is Markdown, which fields do not have, so its signs are shown. Write the words alone.`;
    return [fields.problem(path, message, 'warning')];
  });
}
