/** Reads the examples of each part: the states in which the pattern pages and the tests show it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
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

/** A part, as its files say of it. */
export interface Part {
  readonly name: string;
  /** The sentence at the head of its style or its template. */
  readonly purpose: string;
  /** The names of what its examples hand to it. */
  readonly takes: readonly string[];
  readonly examples: readonly Example[];
}

/** All parts that have examples, by name. Throws what is wrong with one: they are ours, or a developer's. */
export function readParts({ templates }: Folders): Part[] {
  return [...layeredFiles(templates, 'parts', '.examples.yml')].map(([file, path]) => {
    const name = basename(file, '.examples.yml');
    const examples = z
      .array(exampleFields)
      .parse(parse(readFileSync(path, 'utf8')))
      .map((example) => ({
        ...example,
        part: name,
        name: example.name ?? example.event ?? example.fact ?? example.page ?? name,
      }));
    const takes = examples.flatMap(({ event, fact, set = {} }) => [
      ...(event ? ['event'] : []),
      ...(fact ? ['fact'] : []),
      ...Object.keys(set),
    ]);
    return { name, purpose: purposeOf(path.replace(/\.examples\.yml$/, '')), takes: [...new Set(takes)], examples };
  });
}

function purposeOf(stem: string): string {
  const heads = ['.css', '.njk']
    .filter((ending) => existsSync(stem + ending))
    .map((ending) => /^(?:\/\*|\{#)-?\s*(.*?)\s*-?(?:\*\/|#\})/s.exec(readFileSync(stem + ending, 'utf8'))?.[1]);
  return heads.find((head) => head !== undefined)?.replace(/\s+/g, ' ') ?? '';
}
