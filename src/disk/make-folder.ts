/** Makes a folder and those that it is in; Node's own way never ends where a system says of a folder that it cannot be. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Does nothing for a folder that is there. Throws what the disk says. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
  }
}
