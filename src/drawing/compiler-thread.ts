/** Sets, draws and encodes in a thread of its own: resvg's pictures are freed when a heap is swept, and a small one is swept often. */
import { parentPort } from 'node:worker_threads';
import { Compiler, type Job, type Kit } from './compiler.ts';

let compiler: Compiler | undefined;

parentPort?.on('message', ({ kit, job }: { readonly kit?: Kit; readonly job: Job }) => {
  if (kit) compiler = new Compiler(kit);
  parentPort?.postMessage(compiler?.make(job));
});
