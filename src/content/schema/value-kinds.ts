/** What is told of a field where it is declared: what kind of value it holds, so that forms can offer a control for it, and an example. */
import { z } from 'zod';

export type ValueKind = 'moment' | 'moment-or-unknown' | 'day' | 'colour' | 'zone' | 'picture' | 'telephone';

const KINDS = z.registry<{ readonly kind: ValueKind }>();

export function holding<T extends z.ZodType>(kind: ValueKind, field: T): T {
  KINDS.add(field, { kind });
  return field;
}

/** Undefined for plain words, and for what is no single value. */
export function valueKindOf(field: z.ZodType): ValueKind | undefined {
  return KINDS.get(field)?.kind;
}

/** A field without its "optional". */
export function bare(field: unknown): unknown {
  return field instanceof z.ZodOptional ? bare(field.unwrap()) : field;
}

/** How a field is written, as it was declared; undefined for what is no field of ours. */
export function exampleOf(field: unknown): string | undefined {
  const found = bare(field);
  const examples: unknown = found instanceof z.ZodType ? found.meta()?.examples : undefined;
  return Array.isArray(examples) ? String(examples[0]) : undefined;
}
