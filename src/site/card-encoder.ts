/** Encodes the pictures of cards in a thread of its own, where there are many and the code is compiled; else right here. */
import { Worker } from 'node:worker_threads';
import { encodeIndexedPng, type IndexedPicture } from '../share/indexed-png.ts';
import { COMPILED } from '../text/compiled-code.ts';

/** Fewer are encoded before a thread would have started. */
const FEW = 12;

interface Answer {
  readonly number: number;
  readonly bytes: Uint8Array;
}

export class CardEncoder {
  #count = 0;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, (bytes: Uint8Array) => void>();

  /** The bytes of a picture, whose pixels are given away. */
  readonly encode = async (picture: IndexedPicture): Promise<Uint8Array> => {
    this.#count += 1;
    if (!COMPILED || this.#count <= FEW) return encodeIndexedPng(picture);
    this.#worker ??= this.#start(COMPILED);
    const worker = this.#worker;
    const number = this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, resolve);
      worker.once('error', reject);
      const { buffer } = picture.pixels;
      worker.postMessage({ number, picture }, buffer instanceof ArrayBuffer ? [buffer] : []);
    });
  };

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(compiled: string): Worker {
    const worker = new Worker(new URL('encode-worker.js', compiled), { execArgv: [] });
    worker.setMaxListeners(0);
    worker.on('message', ({ number, bytes }: Answer) => {
      this.#waiting.get(number)?.(bytes);
      this.#waiting.delete(number);
    });
    return worker;
  }
}
