/** Which pages say the same in another language. */
import { nameOf } from './addresses.ts';
import type { View } from './publication.ts';

/** Each page's own group: the same page in every language that has it, the original first. */
export function alternatesOf<T extends View>(views: readonly T[]): Map<T, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const view of views) {
    // The address without its language.
    const key = `${view.kind} ${nameOf(view.address.slice(view.edition.home.length))}`;
    groups.set(key, [...(groups.get(key) ?? []), view]);
  }
  return new Map([...groups.values()].flatMap((group) => group.map((view): [T, T[]] => [view, group])));
}
