/** The command line: `handbill build`, `check`, `announce`, `dev`. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Now } from '../site/make-site.ts';
import { NoPublishedCalendar } from './against.ts';
import { announce } from './announce.ts';
import { build } from './build.ts';
import { readNow, UnreadableNow } from './now.ts';

interface SharedOptions {
  readonly campaign: string;
  readonly now?: string;
}

const program = new Command('handbill')
  .description('A folder of Markdown becomes a campaign’s microsite.')
  .showHelpAfterError()
  .showSuggestionAfterError();

withSharedOptions(program.command('build').description('build the site into a folder'))
  .option('--output <folder>', 'the folder to write; _site in the campaign’s folder unless given')
  .action((options: SharedOptions & { output?: string }) =>
    run(options, () =>
      build({
        campaign: options.campaign,
        now: nowOf(options),
        output: resolve(options.output ?? join(options.campaign, '_site')),
      }),
    ),
  );

withSharedOptions(program.command('check').description('check everything and write nothing'))
  .option(
    '--against <calendar>',
    'hold the calendar against the one last published, by its path or web address',
  )
  .action((options: SharedOptions & { against?: string }) =>
    run(options, () => build({ campaign: options.campaign, now: nowOf(options), against: options.against })),
  );

withSharedOptions(
  program.command('announce').description('print the texts to send out when an event has changed'),
)
  .argument('<event>', 'the event’s file name without .md')
  .action((event: string, options: SharedOptions) =>
    run(options, () => announce(options.campaign, event, nowOf(options))),
  );

withSharedOptions(program.command('dev').description('show the site while you edit it'))
  .option('--port <number>', 'the port to serve it on', '8080')
  .action((options: SharedOptions & { port: string }) =>
    run(options, async () => {
      const { dev } = await import('./dev.ts');
      return dev({
        campaign: options.campaign,
        now: nowOf(options),
        port: Number(options.port),
        isTimeTravel: options.now !== undefined,
      });
    }),
  );

await program.parseAsync();

function withSharedOptions(command: Command): Command {
  return command
    .option(
      '--campaign <folder>',
      'the campaign’s folder; also HANDBILL_CAMPAIGN',
      process.env.HANDBILL_CAMPAIGN ?? '.',
    )
    .option('--now <date>', 'build as of this date, such as 2011-12-18; also SOURCE_DATE_EPOCH');
}

function nowOf({ now: option }: SharedOptions): Now {
  const clock = Date.now();
  return ({ zone }) => readNow({ option, sourceDateEpoch: process.env.SOURCE_DATE_EPOCH, clock }, zone);
}

/** Runs a command and sets the exit code; what people can do something about is said without a stack trace. */
async function run({ campaign }: SharedOptions, command: () => Promise<number>): Promise<void> {
  process.exitCode = 1;
  if (!existsSync(join(campaign, 'content'))) {
    console.error(
      `There is no campaign in ${resolve(campaign)}: it has no folder named content. Go to the campaign’s folder, or name it with --campaign.`,
    );
    return;
  }
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!isUnderstandable(error)) throw error;
    console.error(error.message);
  }
}

/** A moment that cannot be read, or the disk saying no. */
function isUnderstandable(error: unknown): error is Error {
  if (error instanceof UnreadableNow || error instanceof NoPublishedCalendar) return true;
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(EACCES|EPERM|ENOSPC|EROFS|EDQUOT|EADDRINUSE)$/.test(error.code)
  );
}
