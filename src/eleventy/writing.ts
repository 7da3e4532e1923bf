/** What Eleventy writes: nothing where a site is only looked at; else all of it until something fails, and then no more. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Eleventy } from '@11ty/eleventy';
import type UserConfig from '@11ty/eleventy/UserConfig';

export class Writing {
  readonly #isInMemory: boolean;
  readonly #copies: Promise<unknown>[] = [];
  #isStopped = false;
  #fault: unknown;

  constructor(isInMemory: boolean) {
    this.#isInMemory = isInMemory;
  }

  /** Follows each build of Eleventy, which has new parts once its configuration has been read again. */
  follow(config: UserConfig, eleventy: () => Eleventy | undefined): void {
    // Eleventy then tells what would be copied.
    if (this.#isInMemory) config.setServerPassthroughCopyBehavior('passthrough');
    config.on('eleventy.before', () => {
      const { writer, passthroughManager } = eleventy() ?? {};
      if (writer) this.#followPages(writer);
      if (passthroughManager) this.#followCopies(passthroughManager);
    });
  }

  /** Has nothing written from now on, and waits for what is being copied. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#copies);
  }

  /** Throws what the disk has said of a page. */
  check(): void {
    if (this.#isStopped) throw this.#fault;
  }

  #followPages(writer: Eleventy['writer']): void {
    const create = writer._createTemplate.bind(writer);
    // A page that could not be written would be nobody's to tell of while others of its template are rendered.
    const files = {
      createDirectoryForFileSync: (path: string) => this.#write(() => mkdirSync(dirname(path), { recursive: true })),
      writeFileSync: (path: string, content: string | Buffer) => this.#write(() => writeFileSync(path, content)),
    };
    writer._createTemplate = (path: string, to?: string) => {
      const made = create(path, to);
      Object.defineProperty(made.template, 'fsManager', { value: files, configurable: true });
      return made;
    };
  }

  #write(write: () => unknown): void {
    if (this.#isInMemory || this.#isStopped) return;
    try {
      write();
    } catch (error) {
      this.#fault = error;
      this.#isStopped = true;
    }
  }

  #followCopies(manager: Eleventy['passthroughManager']): void {
    if (this.#isInMemory) manager.setRunMode('serve');
    const copy = manager.copyPassthrough.bind(manager);
    manager.copyPassthrough = (path: unknown) => {
      const copied: Promise<unknown> = copy(path);
      // A copy that fails after a page has failed is nobody's; it would end the process.
      this.#copies.push(copied.catch(() => undefined));
      return copied;
    };
  }
}
