/** How a site takes an earlier one's place: any step may be the last one of a run, and the next run mends what is left. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../disk/make-folder.ts';
import { UserError } from '../text/user-error.ts';
import { isOurs, MARK, markOf } from './output-folder.ts';

/**
 * Beside the output there may be, each with a name of its own: the site that a build is writing, `.next-PROCESS-START-…`;
 * the one before it, moved aside for an instant, `.previous-…`; and one that is being removed, `.gone-…`.
 */
const REMAINS = /^(?:next-(?<pid>\d+)-(?<start>\d+)-|previous-|gone-)[0-9a-f]{12}$/;

/** Between two looks at whether another build has ended, ms. */
const PACE = 100;

/** A build that takes longer than this is not waited for, ms. */
const PATIENCE = 600_000;

/** What this process is writing. */
const claimed = new Set<string>();

/** The site of another build has the folder that this one would write; the message is for the person at the terminal. */
export class OutputTaken extends UserError {}

/**
 * Makes a new folder to write the site of `output` into, mends what killed runs left, and keeps other builds from writing it
 * until `swapSite` or `giveUp`. Waits for a build that is under way, told by `wait`. Throws OutputTaken after ten minutes.
 */
export async function claimOutput(output: string, wait: (pid: string) => void): Promise<string> {
  try {
    return await claim(output, wait);
  } catch (error) {
    // Nobody has asked for a folder of that name.
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path: output }) : error;
  }
}

async function claim(output: string, wait: (pid: string) => void): Promise<string> {
  makeFolder(dirname(output));
  for (let waited = 0; ; waited += PACE * 1.5) {
    const other = otherBuild(output) ?? tryClaim(output);
    if ('next' in other) return other.next;
    if (waited === 0) wait(other.pid);
    if (waited > PATIENCE)
      throw new OutputTaken(
        `Process ${other.pid} has been writing ${output} for ten minutes. End it, or choose another folder with --output.`,
      );
    // Two that see each other step back for times that differ.
    await new Promise((resolve) => setTimeout(resolve, PACE * (1 + Math.random())));
  }
}

/** Whoever shows its folder first and then sees no other's may write. */
function tryClaim(output: string): { readonly next: string } | { readonly pid: string } {
  const next = `${output}.next-${process.pid}-${startOf(process.pid)}-${unique()}`;
  claimed.add(next);
  try {
    mkdirSync(next);
    const other = otherBuild(output, next);
    if (other) giveUp(next);
    if (other) return other;
    writeFileSync(join(next, MARK), '');
    mend(output);
    return { next };
  } catch (error) {
    giveUp(next);
    throw error;
  }
}

/** Removes a site that is not to be. */
export function giveUp(next: string): void {
  claimed.delete(next);
  rmSync(next, { recursive: true, force: true });
}

/** Has the whole site in `next` take the place of the one in `output`. */
export function swapSite(next: string, output: string): void {
  // A machine that shares the disk may have taken it for what a killed run left.
  if (!isOurs(next))
    throw new OutputTaken(`Another build has removed what this one wrote for ${output}. Run it again.`);
  writeFileSync(join(next, MARK), markOf(next));
  const previous = `${output}.previous-${unique()}`;
  if (existsSync(output)) renameSync(output, previous);
  try {
    renameSync(next, output);
  } catch (error) {
    if (existsSync(previous)) renameSync(previous, output);
    throw error;
  }
  claimed.delete(next);
  if (existsSync(previous)) remove(output, previous);
}

/** Puts the site back that a killed run had moved aside, and removes whatever else such runs left. */
function mend(output: string): void {
  for (const { path, kind } of remainsOf(output)) {
    if (kind === 'previous' && isOurs(path) && !existsSync(output)) renameSync(path, output);
    else if (!claimed.has(path)) remove(output, path);
  }
}

/** Half removed a site could be taken for a whole one, so it first gets a name that says what it is. */
function remove(output: string, path: string): void {
  const gone = path.startsWith(`${output}.gone-`) ? path : `${output}.gone-${unique()}`;
  try {
    if (gone !== path) renameSync(path, gone);
    rmSync(gone, { recursive: true, force: true });
  } catch {
    // What cannot be removed only takes room, and the next run tries again.
  }
}

/** Another build that is writing the site of an output. */
function otherBuild(output: string, own?: string): { readonly pid: string } | undefined {
  return remainsOf(output).find(({ path, pid, start }) => path !== own && pid !== '' && isBuilding(path, pid, start));
}

function isBuilding(path: string, pid: string, start: string): boolean {
  if (Number(pid) === process.pid && start === startOf(process.pid)) return claimed.has(path);
  // Where this machine tells when a process began, a name without that is nobody's, or somebody's joke.
  if (startOf(process.pid) !== '0') return start !== '0' && start === startOf(Number(pid));
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    // Not permitted: it lives, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface Remains {
  readonly path: string;
  readonly kind: string;
  /** The process that writes it; empty for anything else. */
  readonly pid: string;
  readonly start: string;
}

function remainsOf(output: string): Remains[] {
  const prefix = `${basename(output)}.`;
  return readdirSync(dirname(output)).flatMap((name) => {
    const match = name.startsWith(prefix) ? REMAINS.exec(name.slice(prefix.length)) : null;
    if (!match) return [];
    const { pid = '', start = '' } = match.groups ?? {};
    return [{ path: join(dirname(output), name), kind: match[0].replace(/-.*/, ''), pid, start }];
  });
}

/** When a process began, as Linux tells it, by which its number is told from one that was given again; else "0". */
function startOf(pid: number): string {
  try {
    return /\) \S(?: \S+){18} (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1] ?? '0';
  } catch {
    return '0';
  }
}

function unique(): string {
  return randomBytes(6).toString('hex');
}
