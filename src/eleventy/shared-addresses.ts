/** Notices pages of one address before any is rendered, since one would silently replace the other. */
import type { Problem } from '../campaign/problem.ts';
import type { PageView } from './page-view.ts';
import { fieldOf } from './template-place.ts';

type Page = Pick<PageView, 'address' | 'template'>;

/** A problem for each page after the first at its address, told of the project's own templates rather than of ours. */
export function sharedAddresses(pages: readonly Page[], project: string): Problem[] {
  const groups = new Map<string, Page[]>();
  for (const page of pages) groups.set(page.address, [...(groups.get(page.address) ?? []), page]);
  return [...groups.values()].flatMap((group) => {
    const places = group.map(({ template }) => fieldOf(template, 'permalink', project));
    const [first, ...others] = places.sort((a, b) => Number(a.isOwn) - Number(b.isOwn));
    return others.map(({ file, field, place }): Problem => {
      const fault =
        file === first?.file
          ? 'gives several pages the address ADDRESS. Put something of each into it, such as the name of its item.'
          : `makes a page at ADDRESS, where ${first?.file} makes one too. Give one of them another address.`;
      const message = fault.replace('ADDRESS', group[0]?.address ?? '');
      return { severity: 'error', file, field, place, message };
    });
  });
}
