/** Notices pages of one address before any is rendered, since one would silently replace the other. */
import type { Problem } from '../campaign/problem.ts';
import type { PageView } from './page-view.ts';
import { fieldOf } from './template-place.ts';

type Page = Pick<PageView, 'address' | 'template' | 'item' | 'source'>;

/** A problem for each page after the first at its address, told of the project's own templates rather than of ours. */
export function sharedAddresses(pages: readonly Page[], project: string): Problem[] {
  const groups = new Map<string, Page[]>();
  for (const page of pages) groups.set(page.address, [...(groups.get(page.address) ?? []), page]);
  return [...groups.values()].flatMap((group): Problem[] => {
    const places = group.map(({ template }) => fieldOf(template, 'permalink', project));
    const fromContent = group.filter(({ item }) => item);
    if (group.length > 1 && fromContent.length > 0 && !places.some(({ isOwn }) => isOwn))
      return fromContent.map(takenAddress);
    const [first, ...others] = places.sort((a, b) => Number(a.isOwn) - Number(b.isOwn));
    return others.map(({ file, field, place }) => {
      const fault =
        file === first?.file
          ? 'gives several pages the address ADDRESS. Put something of each into it, such as the name of its item.'
          : first?.isOwn
            ? `makes a page at ADDRESS, where ${first.file} makes one too. Give one of them another address.`
            : `makes a page at ADDRESS, where Handbill makes one. Give it another address, or the name ${first?.file} to take that page's place.`;
      const message = fault.replace('ADDRESS', group[0]?.address ?? '');
      return { severity: 'error', file, field, place, message };
    });
  });
}

/** The author of a content file can give it another name, and no other page another address. */
function takenAddress({ source, address }: Page): Problem {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const example = source.slice(folder.length).replace(/(?=\.)/, '-of-all');
  const message = `would be at ${address}, where another page of the site is. Give the file another name, like ${example}.`;
  return { severity: 'error', file: source, message };
}
