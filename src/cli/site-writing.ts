/** How a build writes its site: pages while others are still being made, only what has changed, and at the end all at once. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Cache, PublishedFile } from '../content/publication.ts';
import { SUMS_ADDRESS } from '../output/archive.ts';
import { minisign, UnusableKey } from '../output/minisign.ts';
import { precompress } from '../output/precompress.ts';
import { SiteWriter } from '../output/writing/site-writer.ts';
import { recallBuild, storeBuild } from '../site/build-memory.ts';
import type { Earlier, MakingOptions, Site } from '../site/make-site.ts';

interface Additions {
  /** Whether compressed copies are written beside the texts. */
  readonly compress?: boolean | undefined;
  /** The file of a secret key by which the sums are signed. */
  readonly sign?: string | undefined;
}

export class SiteWriting {
  readonly #cache: Cache;
  /** By this the memory of this campaign in this folder is known. */
  readonly #name: string;
  readonly #writer: SiteWriter;
  readonly #earlier: Promise<Earlier | undefined>;

  constructor(output: string, campaign: string, cache: Cache) {
    this.#cache = cache;
    this.#name = JSON.stringify([resolve(campaign), output]);
    this.#writer = new SiteWriter(output);
    this.#earlier = this.#recall();
    // It is waited for later; until then a fault is nobody's.
    this.#earlier.catch(() => undefined);
  }

  /** What the making of the site needs of its writing. */
  get making(): Pick<MakingOptions, 'earlier' | 'take' | 'hashOf'> {
    return {
      earlier: () => this.#earlier,
      take: async (file) => {
        this.#writer.put(file);
        await this.#writer.room();
      },
      hashOf: (address) => this.#writer.hashOf(address),
    };
  }

  /** Writes what is not written yet and puts all of it in place. Throws UnusableKey. */
  async commit(site: Site, { compress, sign }: Additions): Promise<void> {
    const { files = new Map<string, PublishedFile>(), memory } = site;
    const sums = files.get(SUMS_ADDRESS);
    const others = [...files.values()].filter((file) => file !== sums);
    for (const file of compress ? [...others, ...precompress(others)] : others) {
      this.#writer.put(file);
      await this.#writer.room();
    }
    // The sums are of what is written by now.
    await this.#writer.settle();
    if (sums) {
      const last = [sums, ...signature(sums, sign)];
      for (const file of compress ? [...last, ...precompress(last)] : last) this.#writer.put(file);
    }
    const written = await this.#writer.commit();
    if (memory) storeBuild(this.#cache, this.#name, { memory, written });
  }

  abandon(): Promise<void> {
    return this.#writer.abandon();
  }

  async #recall(): Promise<Earlier | undefined> {
    const stored = recallBuild(this.#cache, this.#name);
    if (!stored) return undefined;
    await this.#writer.recognise(stored.written);
    return { memory: stored.memory, file: (address) => this.#writer.intact(address) };
  }
}

/** The signature of the sums, where a key is given. */
function signature(sums: PublishedFile, keyFile: string | undefined): PublishedFile[] {
  if (!keyFile) return [];
  const body = minisign(Buffer.from(sums.body), readKey(keyFile), 'the sums of all files of the campaign');
  return [{ address: `${SUMS_ADDRESS}.minisig`, body }];
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UnusableKey(`${path} cannot be read. Name the file of the secret key with --sign.`);
  }
}
