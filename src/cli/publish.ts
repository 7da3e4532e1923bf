/** `handbill publish`: builds, says what will change for visitors and what the site gives away, asks, sends, and looks. */
import { join, resolve } from 'node:path';
import { OUTPUT } from '../build/last-published.ts';
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
  const plan = await planPublish({
    campaign,
    build: async (against) =>
      (await build({ ...options, against, output, publish: true })) === 0 ? output : undefined,
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
    console.log(`It is sent. ${visible(await plan.look())}`);
    return 0;
  } finally {
    plan.close();
  }
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const { default: input } = await import('@inquirer/input');
  return /^y(es)?$/i.test((await input({ message: 'Publish this? Write yes:' })).trim());
}
