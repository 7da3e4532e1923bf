/** Runs a command to its end: an exit code, and in a sentence whatever stopped it, whatever that was. */
import cluster from 'node:cluster';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asTyped } from '../build/reader-commands.ts';
import { codeOf, machineFault, pathOf } from '../disk/machine-fault.ts';
import { visibleLines } from '../text/escape.ts';
import { UserError } from '../text/user-error.ts';

/** Runs a command and sets the exit code; what people can do something about is said without a stack trace. */
export function run({ campaign }: { readonly campaign: string }, command: () => Promise<number>): Promise<void> {
  return runAnywhere(async () => {
    if (existsSync(join(campaign, 'content'))) return command();
    console.error(
      `There is no campaign in ${resolve(campaign)}: it has no folder named content. Go to the campaign’s folder, or name it with --campaign.`,
    );
    return 2;
  });
}

/** Runs a command that needs no campaign yet. The process ends with it, whatever a library has left open. */
export async function runAnywhere(command: () => Promise<number>): Promise<void> {
  // Who reads what is printed may have seen enough, such as head(1); the site is made all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // First of all listeners, since some libraries in C have theirs print a trace.
  process.prependListener('uncaughtException', end);
  process.prependListener('unhandledRejection', end);
  const code = await command().catch((error: unknown) => {
    tell(error);
    return 2;
  });
  await Promise.all([process.stdout, process.stderr].map(printed));
  process.exit(code);
}

/** A preview that ends by itself is started again unless it has said why it cannot be. */
function end(error: unknown): never {
  tell(error);
  process.exit(cluster.isWorker ? 1 : 2);
}

function printed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

function tell(error: unknown): void {
  console.error(visibleLines(asTyped(sentenceOf(error))));
  if (process.env.HANDBILL_TRACE && error instanceof Error) console.error(error.stack);
}

function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const code = error instanceof Error ? codeOf(error) : '';
  const path = error instanceof Error ? pathOf(error) : undefined;
  if (code === 'EADDRINUSE') return 'The port and those after it are all taken. Choose another with --port.';
  if (code === 'ENOENT' && path) return `${path} is not there, or cannot be made there. Choose another folder.`;
  return (
    machineFault(error) ??
    `Handbill has a fault, or its files are damaged: ${reason}. Install it again; if that does not help, tell its makers what is printed with HANDBILL_TRACE=1.`
  );
}
