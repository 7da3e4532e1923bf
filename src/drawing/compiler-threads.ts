/** Has templates compiled in threads, one for each core; they end with the process. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Compiler, type Fault, type Job, type Kit, type Made } from './compiler.ts';

/** TypeScript is compiled for the main thread alone, so in a checkout there are none. */
const THREAD = import.meta.url.endsWith('.js') ? new URL('./compiler-thread.js', import.meta.url) : undefined;

/** A thread, and the last of what it has to do. */
interface Thread {
  readonly worker: Worker;
  /** Of the kit that it has. */
  recipe: string;
  jobs: number;
  last: Promise<unknown>;
}

const threads: Thread[] = [];
let here: { readonly recipe: string; readonly compiler: Compiler } | undefined;

/** Makes it with a kit, which is asked for only where it is new. */
export async function compile(recipe: string, kit: () => Kit, job: Job): Promise<Made | Fault> {
  if (!THREAD) {
    here = here?.recipe === recipe ? here : { recipe, compiler: new Compiler(kit()) };
    return here.compiler.make(job);
  }
  const thread = freeThread(THREAD);
  const made = thread.last.then(() => makeIn(thread.worker, thread.recipe === recipe ? { job } : { kit: kit(), job }));
  thread.jobs += 1;
  thread.worker.ref();
  thread.last = made
    .then(() => {
      thread.recipe = recipe;
    })
    .catch(() => undefined)
    .finally(() => {
      thread.jobs -= 1;
      // One that has nothing to do does not keep the process alive.
      if (thread.jobs === 0) thread.worker.unref();
    });
  return made;
}

/** One that has nothing to do, a new one while there are cores, or the least busy. */
function freeThread(file: URL): Thread {
  const [least] = threads.toSorted((a, b) => a.jobs - b.jobs);
  if (least && (least.jobs === 0 || threads.length >= availableParallelism())) return least;
  const thread = { worker: new Worker(file), recipe: '', jobs: 0, last: Promise.resolve() };
  threads.push(thread);
  return thread;
}

function makeIn(worker: Worker, message: { readonly kit?: Kit; readonly job: Job }): Promise<Made | Fault> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    // One that has ended answers no more, and nothing would say so.
    if (worker.threadId < 0) return reject(new Error('A drawing thread has ended.'));
    const onMessage = (made: Made | Fault): void => {
      settle();
      resolve(made);
    };
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(message);
  });
}
