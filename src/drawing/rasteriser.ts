/** Has SVGs drawn in threads, one for each core; they end with the process. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Drawing, drawSvg } from './raster.ts';

/** TypeScript is compiled for the main thread alone, so in a checkout there are none. */
const THREAD = import.meta.url.endsWith('.js') ? new URL('./raster-thread.js', import.meta.url) : undefined;

/** A thread, and the last of what it has to do. */
interface Thread {
  readonly worker: Worker;
  jobs: number;
  last: Promise<unknown>;
}

const threads: Thread[] = [];

/** The picture of an SVG. */
export async function rasterise(drawing: Drawing): Promise<Uint8Array> {
  if (!THREAD) return drawSvg(drawing);
  const thread = freeThread(THREAD);
  const drawn = thread.last.then(() => drawIn(thread.worker, drawing));
  thread.jobs += 1;
  thread.worker.ref();
  thread.last = drawn
    .catch(() => undefined)
    .finally(() => {
      thread.jobs -= 1;
      // One that has nothing to do does not keep the process alive.
      if (thread.jobs === 0) thread.worker.unref();
    });
  return drawn;
}

/** One that has nothing to do, a new one while there are cores, or the least busy. */
function freeThread(file: URL): Thread {
  const [least] = threads.toSorted((a, b) => a.jobs - b.jobs);
  if (least && (least.jobs === 0 || threads.length >= availableParallelism())) return least;
  const thread = { worker: new Worker(file), jobs: 0, last: Promise.resolve() };
  threads.push(thread);
  return thread;
}

function drawIn(worker: Worker, drawing: Drawing): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    const onMessage = (bytes: Uint8Array): void => {
      settle();
      resolve(bytes);
    };
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(drawing);
  });
}
