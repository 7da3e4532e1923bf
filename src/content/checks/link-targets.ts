/** Every address that a text may link to, in every language, and which of them a translation has of its own. */
import {
  CALENDAR_ADDRESS,
  eventCalendarAddress,
  FEED_ADDRESS,
  itemAddress,
  JSON_FEED_ADDRESS,
} from '../../campaign/addresses.ts';
import type { Lang } from '../../campaign/model.ts';
import type { SourceFile } from '../reading/source-file.ts';
import type { ContentItem } from './content-items.ts';

export interface LinkTargets {
  /** Every address of the site that a text may link to. */
  readonly addresses: ReadonlySet<string>;
  /** Content files by path, with the address of the page made of each. */
  readonly pages: ReadonlyMap<string, string>;
  /** Where an address is in a language: itself where there is no translation of it. */
  localise(lang: Lang, address: string): string;
}

/** Made in every language whatever is translated. */
const IN_EVERY_LANGUAGE: readonly string[] = [CALENDAR_ADDRESS, FEED_ADDRESS, JSON_FEED_ADDRESS];

/** The link targets of a site; `fixedAddresses` exist whatever the content says, `languages` begin with the original's. */
export function linkTargets(
  languages: readonly [Lang, ...Lang[]],
  items: readonly ContentItem[],
  texts: ReadonlyMap<string, SourceFile>,
  fixedAddresses: Iterable<string>,
): LinkTargets {
  const [original, ...others] = languages;
  const fixed = [...fixedAddresses];
  const own = new Map(languages.map((lang) => [lang, new Set<string>()]));
  for (const { lang = original, collection, slug } of items) {
    own.get(lang)?.add(itemAddress(collection, slug));
    if (collection === 'events') own.get(lang)?.add(eventCalendarAddress(slug));
  }
  for (const lang of languages)
    if (lang === original || texts.has(`content/statement.${lang}.md`)) own.get(lang)?.add('/statement/');
  const originals = own.get(original) ?? new Set();
  const everywhere = fixed.filter((address) => address.endsWith('/') || IN_EVERY_LANGUAGE.includes(address));
  for (const lang of others) for (const address of everywhere) if (!originals.has(address)) own.get(lang)?.add(address);
  const inTree = (lang: Lang, address: string): string => (lang === original ? address : `/${lang}${address}`);
  const localised = others.flatMap((lang) => [...(own.get(lang) ?? [])].map((address) => inTree(lang, address)));
  return {
    addresses: new Set([...fixed, ...originals, ...localised]),
    pages: new Map([
      ['content/statement.md', '/statement/'],
      ...others.map((lang): [string, string] => [`content/statement.${lang}.md`, inTree(lang, '/statement/')]),
      ...items.map(({ file, collection, slug, lang = original }): [string, string] => [
        file.path,
        inTree(lang, itemAddress(collection, slug)),
      ]),
    ]),
    localise: (lang, address) => (own.get(lang)?.has(address) ? inTree(lang, address) : address),
  };
}
