/** Runs the preview in a process of its own, and starts it again when that ends by itself, whatever ended it. */
import cluster from 'node:cluster';

/** Exit codes of a preview that was stopped, or that has said why it cannot be. */
const ORDERLY = new Set([0, 2]);

/** Between a crash and the next start, ms: doubled with each that follows at once, up to the longest. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;

/** Whether this process is the one that is to be kept running. */
export function isKept(): boolean {
  return cluster.isWorker;
}

/** Starts this command again in another process, and again after each crash; returns the exit code it ends with. */
export async function keepRunning(): Promise<number> {
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isStopped = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
    });
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const startedAt = performance.now();
    const { code, signal } = await ended();
    if (isStopped) return 0;
    if (ORDERLY.has(code ?? 1)) return code ?? 1;
    if (performance.now() - startedAt > LONGEST_WAIT) wait = FIRST_WAIT;
    console.error(`\nThe preview has ended by itself (${signal ?? `exit code ${code}`}) and is started again.\n`);
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (isStopped) return 0;
  }
}

/** How one process ends. */
function ended(): Promise<{ code: number | null; signal: string | null }> {
  const worker = cluster.fork();
  return new Promise((resolve) => worker.once('exit', (code, signal) => resolve({ code, signal })));
}
