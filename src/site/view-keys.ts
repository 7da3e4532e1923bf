/** The key of a page: a hash of all that it really reads, so that it is made again when that changes and only then. */
import { createHash } from 'node:crypto';
import type { Edition } from '../campaign/edition.ts';
import type { Lang } from '../campaign/model.ts';
import type { Item } from '../campaign/publication.ts';
import type { ListName } from './tracked-edition.ts';
import type { SiteView } from '../eleventy/views.ts';

/** The lists that pages of each kind of template read. */
export type Reads = ReadonlyMap<string, ReadonlySet<ListName>>;

/** Short enough to be kept ten thousand times, long enough that no two things share one. */
export function shortHash(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('base64url').slice(0, 22);
}

/** Links and pictures depend on what else there is; other markup on the text alone. */
const DEPENDENT_MARKUP = /href="\/|<img|<picture|<source/;

export class ViewKeys {
  /** What all pages depend on: templates, settings, words, code. */
  readonly #frame: string;
  readonly #reads: Reads;
  readonly #items = new WeakMap<Item, string>();
  readonly #views = new WeakMap<SiteView, string>();
  readonly #lists = new Map<Edition, Map<ListName, string>>();

  /** Looking things up must not count as reading them, so these are the editions themselves, not those of views. */
  readonly #editions: ReadonlyMap<Lang, Edition>;

  constructor(frame: string, reads: Reads, editions: readonly Edition[]) {
    this.#frame = frame;
    this.#reads = reads;
    this.#editions = new Map(editions.map((edition) => [edition.lang, edition]));
  }

  /** An item in the words of its edition, as of its moment. */
  ofItem(item: Item): string {
    const known = this.#items.get(item);
    if (known) return known;
    const [edition] = this.#editions.values();
    const versions = edition?.campaign.versions ?? new Map<string, string>();
    const html = item.prose.html;
    const key = [
      item.address,
      versions.get(item.path) ?? '',
      item.translation ? (versions.get(item.translation.path) ?? '') : '',
      item.lang,
      'phase' in item ? item.phase : '',
      'number' in item ? item.number : '',
      DEPENDENT_MARKUP.test(html) ? shortHash(html) : '',
    ].join(' ');
    this.#items.set(item, key);
    return key;
  }

  /** A file about items. */
  ofItems(items: readonly Item[]): string {
    return shortHash(this.#frame, ...items.map((item) => this.ofItem(item)));
  }

  /** A page's words: its title, description, share text and card. */
  ofView(view: SiteView): string {
    const known = this.#views.get(view);
    if (known) return known;
    const key = this.#ofViewAnew(view);
    this.#views.set(view, key);
    return key;
  }

  #ofViewAnew(view: SiteView): string {
    const { kind, lang, address, item, part, subject } = view;
    const edition = this.#editions.get(lang);
    const read = [...(this.#reads.get(kind) ?? [])].sort();
    return shortHash(
      this.#frame,
      `${kind} ${lang} ${address}`,
      item ? this.ofItem(item) : '',
      part ? `${part.number} ${part.count} ${part.items.map((each) => this.ofItem(each)).join('\n')}` : '',
      subject ? this.ofView(subject) : '',
      ...read.map((list) => `${list} ${edition ? this.#ofList(list, edition) : ''}`),
    );
  }

  #ofList(list: ListName, edition: Edition): string {
    const known = this.#lists.get(edition) ?? new Map<ListName, string>();
    this.#lists.set(edition, known);
    const key = known.get(list) ?? this.#ofListAnew(list, edition);
    known.set(list, key);
    return key;
  }

  #ofListAnew(list: ListName, edition: Edition): string {
    const { campaign, counts, now, statement } = edition;
    if (list === 'counts') return JSON.stringify(counts);
    if (list === 'now') return String(now.toMillis());
    if (list === 'campaign') return shortHash(...[...campaign.versions].flat());
    if (list === 'statement')
      return statement ? `${campaign.versions.get(statement.path)} ${statement.prose.html}` : '';
    if (list === 'leading') return edition.leading ? this.ofItem(edition.leading) : '';
    // A source is part of its fact.
    const items: readonly Item[] = list === 'sources' ? edition.facts : edition[list];
    return shortHash(...items.map((item) => this.ofItem(item)));
  }
}
