/** `handbill publish`: builds, says what will change for visitors and what the site gives away, asks, sends, and looks. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, relative, resolve } from 'node:path';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { OUTPUT } from '../build/last-published.ts';
import { asTyped } from '../build/reader-commands.ts';
import type { Problem } from '../campaign/problem.ts';
import { visible } from '../text/escape.ts';
import { type BuildOptions, build } from './build.ts';

export interface PublishOptions extends Pick<BuildOptions, 'campaign' | 'now' | 'cache' | 'allowSilent' | 'strict'> {
  /** Whether it is sent without asking. */
  readonly yes?: boolean | undefined;
}

/** Returns the exit code: 0 when it is sent or nothing has changed, 1 when something is to mend, 2 when nobody said yes. */
export async function publish({ yes, ...options }: PublishOptions): Promise<0 | 1 | 2> {
  const { planPublish } = await import('../publish/publish-plan.ts');
  const { campaign } = options;
  const output = resolve(join(campaign, OUTPUT));
  const seen = relative(process.cwd(), resolve(campaign));
  // The editor shows them with its own pages to mend them.
  const told = process.send && ((problems: readonly Problem[]) => void process.send?.({ problems }));
  const plan = await planPublish({
    campaign,
    build: async (against) =>
      (await build({ ...options, against, output, publish: true, told })) === 0 ? output : undefined,
  });
  if (!plan) return 1;
  try {
    console.log(`\nTo ${visible(plan.where)}:`);
    for (const line of plan.changes) console.log(`  ${visible(line)}`);
    if (plan.changes.length === 0) {
      console.log('  Nothing has changed, and nothing was sent.');
      return 0;
    }
    if (!yes && !(await isConfirmed())) {
      console.error('Nothing was sent. To send without being asked: handbill publish --yes');
      return 2;
    }
    await plan.send();
    const again = process.send ? 'Look again later.' : asTyped('Check again later: handbill check --live', seen);
    console.log(`It is sent. ${visible(await plan.look(again))}`);
    return 0;
  } finally {
    plan.close();
  }
}

/** Asks in the terminal, or the browser editor that has begun this. */
async function isConfirmed(): Promise<boolean> {
  if (process.send) {
    process.send('asking');
    // An editor that has ended says no.
    const [answer] = await Promise.race([once(process, 'message'), once(process, 'disconnect')]);
    return answer === 'yes';
  }
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const { default: input } = await import('@inquirer/input');
  return /^y(es)?$/i.test((await input({ message: 'Publish this? Write yes:' })).trim());
}

/** Begins a command for the editor, which asks in its place. */
export function startCommand(command: readonly string[], campaign: string, flags: readonly string[]): ChildProcess {
  // It runs in another folder.
  const options = [...command, '--campaign', resolve(campaign), ...flags];
  // Node's own options may have paths from our folder.
  return fork(process.argv[1] ?? '', options, { silent: true, cwd: PACKAGE_FOLDER });
}
