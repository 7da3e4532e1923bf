/** Watches how much memory a program's largest process held at most, where the system tells (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

/** Between two looks, ms. The system keeps the highest value itself, so that only the last moments can be missed. */
const PAUSE = 20;

/** Watches a process and its children until it is stopped; then says MB. */
export function peakMemory(pid: number | undefined): { stop: () => number } {
  let peak = 0;
  const watch = setInterval(() => {
    if (pid !== undefined) for (const id of familyOf(pid)) peak = Math.max(peak, highWater(id));
  }, PAUSE);
  return {
    stop: () => {
      clearInterval(watch);
      return peak;
    },
  };
}

function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

/** Threads have children, not processes. */
function childrenOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder).flatMap((thread) =>
      readFileSync(`${folder}/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    // It has ended meanwhile, or this is no Linux.
    return [];
  }
}

function highWater(pid: number): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1000;
  } catch {
    return 0;
  }
}
