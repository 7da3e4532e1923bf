#!/usr/bin/env node
/** The command line: `handbill init`, `new`, `build`, `check`, `publish`, `announce`, `dev`, `translations`. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Problem } from '../campaign/problem.ts';
import { PROBLEM_FORMATS } from './choices.ts';
import { type CheckOptions, nowOf, portOf, type SharedOptions, withSharedOptions } from './command-options.ts';
import { run, runAnywhere } from './run-command.ts';
import { addWritingCommands } from './writing-commands.ts';

/** What is not for readers yet. */
const DRAFTS = ['--drafts', 'show drafts, and updates that wait for their date; not to be published'] as const;

/** For what nobody has heard of yet. */
const ALLOW_SILENT = ['--allow-silent', 'let events change without telling those who know of them'] as const;

const NO_CODE = 'read content/ alone, with the built-in templates: for a campaign that somebody sent you';

const program = new Command('handbill')
  .description('A folder of Markdown becomes a campaign’s microsite.')
  .showHelpAfterError()
  // 0: all is well. 1: something in the campaign is to be mended. 2: the command itself could not be run.
  .exitOverride(({ exitCode, code }) => {
    // npm takes the names of options away unless -- stands before them, and leaves what follows them.
    if (code === 'commander.excessArguments' && process.env.npm_lifecycle_event)
      console.error(
        `\nnpm takes what begins with -- for itself. Write -- first: npm run ${process.env.npm_lifecycle_event} -- …`,
      );
    process.exit(exitCode === 0 ? 0 : 2);
  })
  .showSuggestionAfterError();

withSharedOptions(program.command('build').description('build the site into a folder'))
  .option('--output <folder>', 'the folder to write; _site in the campaign’s folder unless given')
  .option('--no-code', NO_CODE)
  .option('--strict', 'stop at warnings that a careful campaign would mend, such as a claim without a source')
  .option('--compress', 'write .gz and .br beside every text, for servers that send them')
  .option(...DRAFTS)
  .option(...ALLOW_SILENT)
  .option('--quiet', 'print nothing but what is wrong')
  .action(
    (
      options: SharedOptions & {
        output?: string;
        code: boolean;
        strict?: true;
        drafts?: true;
        allowSilent?: true;
        compress?: true;
        quiet?: true;
      },
    ) =>
      run(options, async () => {
        const request = {
          campaign: options.campaign,
          now: nowOf(options),
          cache: options.cache,
          output: resolve(options.output ?? join(options.campaign, '_site')),
          noCode: !options.code,
          strict: options.strict,
          showsDrafts: options.drafts,
          allowSilent: options.allowSilent,
          compress: options.compress,
          quiet: options.quiet,
        };
        const { build } = await import('./build.ts');
        return build(request);
      }),
  );

withSharedOptions(
  program
    .command('check')
    .description('check everything; without --strip and --accept-translation, nothing is written'),
)
  .option('--against <calendar>', 'compare the calendar with the one last published, by its path or web address')
  .addOption(
    new Option(
      '--live [address]',
      'look at the published site as networks do that preview links; the one at the campaign’s address unless given',
    ).conflicts('against'),
  )
  .option('--accept-translation <file...>', 'record that translations say what their originals say now')
  .option(...DRAFTS)
  .option(...ALLOW_SILENT)
  .option('--publish', 'report what the site would give away, and about whom')
  .option(
    '--strip',
    'remove from the files in public/ and content/images/ what they say about people, then report what is left',
  )
  .option('--links', 'ask every address that the texts name whether it still answers')
  .option('--no-code', NO_CODE)
  .option('--strict', 'treat warnings that a careful campaign would mend as errors')
  .addOption(new Option('--format <format>', 'how problems are printed').choices(PROBLEM_FORMATS).default('text'))
  .action((options: SharedOptions & CheckOptions) =>
    run(options, async () => {
      if (options.acceptTranslation) {
        const { acceptTranslations } = await import('../authoring/translation.ts');
        return acceptTranslations(options.campaign, options.acceptTranslation, Date.now());
      }
      if (options.strip) await stripFiles(options.campaign);
      if (options.live === undefined) {
        const { build } = await import('./build.ts');
        return build({
          campaign: options.campaign,
          now: nowOf(options),
          cache: options.cache,
          against: options.against,
          noCode: !options.code,
          strict: options.strict,
          showsDrafts: options.drafts,
          allowSilent: options.allowSilent,
          format: options.format,
          publish: options.publish ?? options.strip,
          links: options.links && (() => linksOf(options)),
        });
      }
      const { checkLive } = await import('../inspect/live/check-live.ts');
      return checkLive({ campaign: options.campaign, address: options.live });
    }),
  );

withSharedOptions(
  program
    .command('publish')
    .description('build, show what will change for visitors, ask, and send it where publish: in campaign.yml says'),
)
  .option('--yes', 'send without being asked')
  .option('--strict', 'stop at warnings that a careful campaign would mend')
  .option(...ALLOW_SILENT)
  .action((options: SharedOptions & { yes?: true; strict?: true; allowSilent?: true }) =>
    run(options, async () => {
      const { publish } = await import('./publish.ts');
      return publish({ ...options, now: nowOf(options) });
    }),
  );

withSharedOptions(program.command('announce').description('print the texts to send out when an event has changed'))
  .argument('<event>', 'the event’s file name without .md')
  .action((event: string, options: SharedOptions) =>
    run(options, async () => {
      const { announce } = await import('./announce.ts');
      return announce(options.campaign, event, nowOf(options));
    }),
  );

withSharedOptions(program.command('dev').description('show the site while you edit it'))
  .option('--port <number>', 'the port to serve it on', portOf, 8080)
  .option('--open', 'open the browser at the editor, which begins a campaign where there is none')
  .action((options: SharedOptions & { port: number; open?: true }) => {
    const show = async (): Promise<number> => {
      const { isKept, keepRunning } = await import('../dev/keep-running.ts');
      if (!isKept()) return keepRunning();
      const { dev } = await import('../dev/dev.ts');
      const { carryInBackground, openBrowser } = await import('./open-editor.ts');
      const { startCommand } = await import('./publish.ts');
      const { cache, now } = options;
      const flags = [...(cache ? ['--cache', resolve(cache)] : []), ...(now ? ['--now', now] : [])];
      mkdirSync(options.campaign, { recursive: true });
      return dev({
        campaign: options.campaign,
        now: nowOf(options),
        clock: () => Date.now(),
        cache: options.cache,
        port: options.port,
        isTimeTravel: Boolean(options.now ?? process.env.SOURCE_DATE_EPOCH),
        opened: options.open && openBrowser,
        begun: () => carryInBackground(resolve(options.campaign)),
        publish: (work) =>
          startCommand(work === 'publish' ? ['publish'] : ['check', '--live'], resolve(options.campaign), flags),
      });
    };
    return options.open ? runAnywhere(show) : run(options, show);
  });

addWritingCommands(program, () => Date.now());

await program.parseAsync();

async function stripFiles(campaign: string): Promise<void> {
  const { strip } = await import('../inspect/safety/strip.ts');
  for (const name of await strip(resolve(campaign))) console.error(`${name} was cleaned.`);
}

async function linksOf({ campaign }: SharedOptions): Promise<Problem[]> {
  const [{ deadLinks }, { loadSite }] = await Promise.all([
    import('../inspect/check-links.ts'),
    import('../eleventy/load-site.ts'),
  ]);
  const { campaign: loaded } = await loadSite(campaign);
  return loaded ? deadLinks(campaign, loaded.address) : [];
}
