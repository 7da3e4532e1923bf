/** What kind of value a field holds, so that forms can offer a control for it; told where the field is declared. */
import { z } from 'zod';

export type ValueKind = 'moment' | 'moment-or-unknown' | 'day' | 'colour' | 'zone' | 'picture';

const KINDS = z.registry<{ readonly kind: ValueKind }>();

export function holding<T extends z.ZodType>(kind: ValueKind, field: T): T {
  KINDS.add(field, { kind });
  return field;
}

/** Undefined for plain words, and for what is no single value. */
export function valueKindOf(field: z.ZodType): ValueKind | undefined {
  return KINDS.get(field)?.kind;
}
