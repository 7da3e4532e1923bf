/** Runs a command: its exit code, and in a sentence whatever a person can do something about. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asTyped } from '../build/reader-commands.ts';
import { UserError } from '../text/user-error.ts';

/** What the disk or the network says no with, by Node's codes. */
const DISK_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read or written. Check whose it is, or choose another folder.',
  EPERM: 'may not be read or written. Check whose it is, or choose another folder.',
  EROFS: 'cannot be written: the disk is read-only. Choose another folder.',
  ENOSPC: 'could not be written: the disk is full. Make room; the last good site is as it was.',
  EDQUOT: 'could not be written: your share of the disk is full. Make room; the last good site is as it was.',
  ENOTDIR: 'cannot be a folder, since part of its path is a file. Choose another folder.',
  EBUSY: 'cannot be replaced as a whole: it is a mount point, or in use. Choose a folder in it with --output.',
  EXDEV: 'cannot be replaced as a whole: it is a mount point. Choose a folder in it with --output.',
  ENOENT: 'cannot be made there. Choose another folder.',
  EADDRINUSE: 'and the ports after it are all taken. Choose another with --port.',
};

/** Runs a command and sets the exit code; what people can do something about is said without a stack trace. */
export async function run({ campaign }: { readonly campaign: string }, command: () => Promise<number>): Promise<void> {
  process.exitCode = 2;
  if (!existsSync(join(campaign, 'content'))) {
    console.error(
      `There is no campaign in ${resolve(campaign)}: it has no folder named content. Go to the campaign’s folder, or name it with --campaign.`,
    );
    return;
  }
  await runAnywhere(command);
}

/** Runs a command that needs no campaign yet. */
export async function runAnywhere(command: () => Promise<number>): Promise<void> {
  process.exitCode = 2;
  try {
    process.exitCode = await command();
  } catch (error) {
    const sentence = sentenceOf(error);
    if (!sentence) throw error;
    console.error(asTyped(sentence));
  }
}

/** What a person can do something about, as a sentence; undefined for a fault of ours. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof UserError) return error.message;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const reason = DISK_REASONS[error.code];
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'The folder';
  return reason && `${path} ${reason}`;
}
