/** A disk on which a run is killed at a chosen step: from then on nothing that it does changes anything. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const { mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, unlinkSync, writeFileSync, statSync } = fs;

/** What a run meets once it is dead. */
export class Killed extends Error {}

/** Runs until `last` steps have changed the disk; returns whether it was killed before its end. */
export async function runUntil(last: number, run: () => Promise<void>): Promise<boolean> {
  let steps = 0;
  const step = (): void => {
    if (steps === last) throw new Killed();
    steps += 1;
  };
  const stepwise =
    <A extends readonly unknown[]>(change: (...args: A) => unknown) =>
    (...args: A): unknown => {
      step();
      return change(...args);
    };
  const removal = (path: string): void => {
    if (!statSync(path, { throwIfNoEntry: false })) return;
    if (!statSync(path).isDirectory()) return void stepwise(unlinkSync)(path);
    for (const name of readdirSync(path)) removal(join(path, name));
    stepwise(rmdirSync)(path);
  };
  Object.assign(fs, {
    mkdirSync: stepwise(mkdirSync),
    renameSync: stepwise(renameSync),
    writeFileSync: stepwise(writeFileSync),
    rmSync: removal,
  });
  syncBuiltinESMExports();
  try {
    await run();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  } finally {
    Object.assign(fs, { mkdirSync, renameSync, writeFileSync, rmSync });
    syncBuiltinESMExports();
  }
}
