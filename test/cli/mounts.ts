/** Disks that are full, read-only or of their own, where this machine lets us have them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../mini-campaign.ts';

const mounted: string[] = [];
// Before folders are removed.
process.prependOnceListener('exit', () => {
  for (const folder of mounted) spawnSync('umount', ['-l', folder]);
});

/** Why no disk can be mounted here; false where it can. */
export const NO_MOUNTS = canMount() ? false : 'mounting takes more rights than this process has';

function canMount(): boolean {
  try {
    mount('');
    return true;
  } catch {
    return false;
  }
}

/** A folder that is a disk of its own, with options of mount(8). */
export function mount(options: string): string {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', ...(options ? ['-o', options] : []), 'tmpfs', folder], { stdio: 'ignore' });
  mounted.push(folder);
  return folder;
}

/** A disk with nothing left. */
export function fullDisk(): string {
  const folder = mount('size=100k');
  writeFileSync(join(folder, 'rest'), Buffer.alloc(100 * 1024));
  return folder;
}
