/** Every page's HTML as it is published, made in Eleventy's last transform, with what the final checks must know of it. */
import type { Lang } from '../campaign/model.ts';
import { type Finishing, finishPage } from '../html/finish-page.ts';
import type { CheckedPage } from '../html/link-check.ts';
import type { PageInventory } from '../html/page-inventory.ts';
import { isExternal } from '../text/url.ts';
import type { PageView } from './page-view.ts';

interface Finished {
  /** As UTF-8, which takes half the room of a text that is not all Latin. */
  readonly bytes: Buffer;
  readonly inventory: PageInventory;
}

export class FinishedPages {
  readonly #finished = new Map<string, Finished>();
  readonly #texts = new Map<string, string>();

  /** Finishes a page; Eleventy may have had it finished in an earlier build, and not again now (--incremental). */
  finish(
    view: PageView,
    html: string,
    { styles, ...finishing }: Omit<Finishing, 'styles'> & { readonly styles: ReadonlyMap<Lang, Finishing['styles']> },
  ): Buffer {
    const own = styles.get(view.lang);
    if (!own) throw new Error(`${view.address} is in a language without a style`);
    const page = finishPage(html, view.address, { ...finishing, styles: own });
    const bytes = Buffer.from(page.html);
    this.#finished.set(view.address, {
      bytes,
      inventory: this.#kept(page.inventory, view.edition.campaign.address),
    });
    return bytes;
  }

  /** What is kept of a page's inventory: in thousands of pages, each text once, and not as a part of the page that it was cut from. */
  #kept(inventory: PageInventory, site: string): PageInventory {
    const own = (text: string): string => {
      const known = this.#texts.get(text);
      if (known !== undefined) return known;
      const copy = Buffer.from(text).toString();
      this.#texts.set(copy, copy);
      return copy;
    };
    return {
      ...inventory,
      title: own(inventory.title),
      description: own(inventory.description),
      canonical: own(inventory.canonical),
      card: own(inventory.card),
      ids: new Set([...inventory.ids].map(own)),
      links: inventory.links.filter((link) => !isExternal(link) || link.startsWith(site)).map(own),
      loads: inventory.loads.map(own),
    };
  }

  /** Whether a page has been finished, now or in an earlier build. */
  has({ address }: PageView): boolean {
    return this.#finished.has(address);
  }

  /** The pages' HTML by address, of the views that there are. */
  htmlOf(views: readonly PageView[]): Map<string, Buffer> {
    return new Map(
      views.flatMap(({ address }): [string, Buffer][] => {
        const bytes = this.#finished.get(address)?.bytes;
        return bytes ? [[address, bytes]] : [];
      }),
    );
  }

  /** What the final checks look at. */
  checked(views: readonly PageView[]): CheckedPage[] {
    return views.flatMap(({ address, listed }) => {
      const inventory = this.#finished.get(address)?.inventory;
      return inventory ? [{ address, listed, inventory }] : [];
    });
  }
}
