/** Reads the examples of each part: the states in which the pattern pages and the tests show it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Folders, layeredFiles } from '../../build/folders.ts';

const exampleFields = z.strictObject({
  name: z.string().optional(),
  /** A file in templates/patterns/content/events or facts, without its ending. */
  event: z.string().optional(),
  fact: z.string().optional(),
  /** The page that the part stands on; the home page unless said. */
  page: z.string().optional(),
  /** The language, for its direction and letters; English unless said. */
  lang: z.string().optional(),
  /** What the part includes, in place of its own template. */
  markup: z.string().optional(),
  /** Variables that the page sets. */
  set: z.record(z.string(), z.string()).optional(),
});

export type Example = z.infer<typeof exampleFields> & { readonly part: string; readonly name: string };

/** The examples of all parts, in the parts' order. Throws what is wrong with one: they are ours, or a developer's. */
export function readExamples({ templates }: Folders): Example[] {
  return [...layeredFiles(templates, 'parts', '.examples.yml')].flatMap(([name, path]) => {
    const part = name.replace(/^.*\/|\.examples\.yml$/g, '');
    const examples = z.array(exampleFields).parse(parse(readFileSync(path, 'utf8')));
    return examples.map((example) => ({
      ...example,
      part,
      name: example.name ?? example.event ?? example.fact ?? example.page ?? part,
    }));
  });
}
