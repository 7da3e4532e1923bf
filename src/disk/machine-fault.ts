/** What a machine says no with, in sentences: its disk, its memory. */

/** By Node's codes; each follows the path. */
const DISK_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written. Check whose it is, or choose another folder.',
  EPERM: 'may not be read or written. Check whose it is, or choose another folder.',
  EROFS: 'cannot be written: the disk is read-only. Choose another folder.',
  ENOSPC: 'could not be written: the disk is full. Make room; the last good site is as it was.',
  EDQUOT: 'could not be written: your share of the disk is full. Make room; the last good site is as it was.',
  EIO: 'could not be read or written: the disk is broken. Choose another disk.',
  ENOTDIR: 'cannot be a folder, since part of its path is a file. Choose another folder.',
  EBUSY: 'cannot be replaced as a whole: it is a mount point, or in use. Choose a folder in it with --output.',
  EXDEV: 'cannot be replaced as a whole: it is a mount point. Choose a folder in it with --output.',
  ENAMETOOLONG: 'has a longer name than the disk takes. Choose a shorter one.',
  EMFILE:
    'could not be read or written, since too many files are open. Close other programs, or allow more (ulimit -n).',
  ERR_FS_FILE_TOO_LARGE: 'is larger than 2 GiB, which is too much for a site. Put it elsewhere, and link to it.',
};

const NO_MEMORY = 'There is not enough memory. Close other programs, or build on a machine that has more of it.';

/** How Node, V8 and the libraries in C say that there is no more memory. */
const MEMORY_FAULT =
  /out of memory|could not allocate memory|allocation failed|cannot allocate|Invalid array buffer length/i;

/** What is to be said of an error that the machine is to blame for; undefined for any other. */
export function machineFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (code === 'ENOMEM' || code === 'ERR_MEMORY_ALLOCATION_FAILED' || MEMORY_FAULT.test(error.message))
    return NO_MEMORY;
  const fault = DISK_FAULTS[code];
  return fault && `${pathOf(error) ?? 'The folder'} ${fault}`;
}

/** Node's code of an error; empty where it has none. */
export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The path that an error is about. */
export function pathOf(error: Error): string | undefined {
  return 'path' in error && typeof error.path === 'string' ? error.path : undefined;
}
