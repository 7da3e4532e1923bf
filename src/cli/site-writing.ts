/** How a build writes its site: pages while others are still being made, only what has changed, and at the end all at once. */
import { readFileSync } from 'node:fs';
import type { Problem } from '../campaign/problem.ts';
import type { PublishedFile } from '../campaign/publication.ts';
import type { TextReadings } from '../content/checks/text-readings.ts';
import { SUMS_ADDRESS } from '../offline/archive.ts';
import { minisign, UnusableKey } from '../offline/minisign.ts';
import { precompress } from '../build/precompress.ts';
import { SiteWriter, type Written } from '../output/writing/site-writer.ts';
import { recallBuild, recallReadings, storeBuild, storeReadings } from '../site/build-memory.ts';
import type { Earlier } from '../site/earlier-build.ts';
import { forgetOldBuilds, memoryPath, recallFinished, storeFinished } from '../site/finished-build.ts';
import type { MakingOptions, Site } from '../eleventy/make-site.ts';
import { buildName, type HeadStart } from './unchanged-site.ts';

/** What is told again by a build that has nothing to do. */
interface Finished {
  readonly inputs: string;
  readonly problems: readonly Problem[];
  readonly notices: number;
  readonly pages: number;
}

interface Additions {
  /** Whether compressed copies are written beside the texts. */
  readonly compress?: boolean | undefined;
  /** The file of a secret key by which the sums are signed. */
  readonly sign?: string | undefined;
}

export class SiteWriting {
  readonly #cache: string;
  readonly #memory: string;
  readonly #finished: string;
  readonly #texts: string;
  readonly #readings: TextReadings;
  readonly #writer: SiteWriter;
  readonly #earlier: Promise<Earlier | undefined>;
  #written: Written = new Map();

  constructor(output: string, campaign: string, cache: string, headStart: HeadStart | undefined) {
    const name = buildName(campaign, output);
    this.#cache = cache;
    this.#memory = memoryPath(cache, name, 'memory');
    this.#finished = memoryPath(cache, name, 'finished');
    this.#texts = memoryPath(cache, name, 'texts');
    this.#readings = recallReadings(this.#texts);
    this.#writer = headStart?.writer ?? new SiteWriter(output);
    this.#earlier = this.#recall(headStart);
    // It is waited for later; until then a fault is nobody's.
    this.#earlier.catch(() => undefined);
  }

  /** What the making of the site needs of its writing. */
  get making(): Pick<MakingOptions, 'earlier' | 'readings' | 'take' | 'elsewhere' | 'hashOf'> {
    return {
      readings: this.#readings,
      earlier: () => this.#earlier,
      take: async (file) => {
        this.#writer.put(file);
        await this.#writer.room();
        return this.#writer.written(file.address);
      },
      elsewhere: this.#writer.canFinish
        ? (look) => {
            this.#writer.useLook(look);
            return {
              finish: async (address, lang, marked) => {
                this.#writer.finish(address, lang, marked);
                await this.#writer.room();
                return this.#writer.written(address);
              },
              finished: () => this.#writer.finished(),
            };
          }
        : undefined,
      hashOf: (address) => this.#writer.hashOf(address),
    };
  }

  /** Writes what is not written yet and puts all of it in place; returns the sizes of all files. Throws UnusableKey. */
  async commit({ files = new Map() }: Site, { compress, sign }: Additions): Promise<Map<string, number>> {
    const sums = files.get(SUMS_ADDRESS);
    const others = [...files.values()].filter((file) => file !== sums);
    await this.#putAll(others);
    if (compress) {
      // Pages that are written already are read again for it.
      await this.#writer.settle();
      await this.#putAll(precompress(others));
    }
    // The sums are of what is written by now.
    await this.#writer.settle();
    if (sums) {
      const last = [sums, ...signature(sums, sign)];
      for (const file of compress ? [...last, ...precompress(last)] : last) this.#writer.put(file);
    }
    this.#written = await this.#writer.commit();
    return new Map([...this.#written.values()].map(({ name, size }) => [`/${name}`, size]));
  }

  async #putAll(files: Iterable<PublishedFile>): Promise<void> {
    for (const file of files) {
      this.#writer.put(file);
      await this.#writer.room();
    }
  }

  /** Leaves to the next build what it can make use of. */
  remember({ memory, validity, campaign }: Site, finished: Finished): void {
    if (!memory || !validity || !campaign) return;
    storeBuild(this.#memory, memory);
    if (this.#readings.hasNews) storeReadings(this.#texts, this.#readings);
    storeFinished(this.#finished, {
      ...finished,
      ...validity,
      zone: campaign.zone.name,
      written: this.#written,
    });
    forgetOldBuilds(this.#cache);
  }

  abandon(): Promise<void> {
    return this.#writer.abandon();
  }

  async #recall(headStart: HeadStart | undefined): Promise<Earlier | undefined> {
    const finished = headStart?.finished ?? recallFinished(this.#finished);
    if (!finished) return undefined;
    const recognised = headStart?.recognised ?? this.#writer.recognise(finished.written);
    const memory = recallBuild(this.#memory);
    await recognised;
    return memory && { memory, file: (address) => this.#writer.intact(address) };
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
