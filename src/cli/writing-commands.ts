/** The commands that write a campaign's files: `handbill init`, `upgrade`, `new`, `translations`. */
import { Argument, type Command, Option } from 'commander';
import { NEW_KINDS } from './choices.ts';
import { withFlags } from './command-options.ts';
import type { Flags } from './init.ts';
import { run, runAnywhere } from './run-command.ts';

/** Adds them to the program; `clock` says now, UTC ms. */
export function addWritingCommands(program: Command, clock: () => number): void {
  withFlags(program.command('init').description('begin a campaign in a new folder'), {
    title: 'the campaign in a few words',
    summary: 'what it is about, in one or two sentences',
    address: 'where the site will be published',
    zone: 'the time zone, like Europe/London; this machine’s unless given',
    lang: 'the language you write in; en unless given',
    event: 'what will happen first, in a few words',
    starts: 'when, like "2026-12-21 12:00"',
    place: 'where',
    host: 'where it is to be built every day: github, gitlab or netlify',
  })
    .argument('<folder>', 'the folder to make')
    .option('--no-package', 'without Handbill itself: for a folder below one in which it is installed')
    .action((folder: string, { package: isAlone, ...flags }: Flags & { readonly package: boolean }) =>
      runAnywhere(async () => {
        const { init } = await import('./init.ts');
        return init(folder, flags, clock(), isAlone);
      }),
    );

  withFlags(program.command('upgrade').description('put this version of Handbill into a campaign that init has made'), {
    campaign: 'the campaign’s folder',
  }).action(({ campaign = '.' }: Flags) =>
    runAnywhere(async () => {
      const { upgrade } = await import('./init.ts');
      return upgrade(campaign);
    }),
  );

  addTextCommands(program, clock);
}

/** Those for one text, or all that lack a translation. */
function addTextCommands(program: Command, clock: () => number): void {
  withFlags(program.command('new').description('begin an event, a fact, an update or a page'), {
    title: 'the title of an update or a page, or the claim of a fact',
    event: 'what will happen, in a few words',
    starts: 'when an event begins, like "2026-12-21 12:00"',
    place: 'where',
    address: 'street and town, as on an envelope',
    online: 'where to take part online; then a place is not needed',
    repeats: 'like "weekly until 2027-01-16"',
    name: 'the name in its address; made of the title unless given',
    lang: 'the language of a translation, like ru',
    campaign: 'the campaign’s folder; also HANDBILL_CAMPAIGN',
  })
    .addArgument(new Argument('<kind>', 'what to begin').choices([...NEW_KINDS, 'translation']))
    .argument('[title]', 'its title; for a translation, the file to translate, or all that have none')
    .action((kind: string, title: string | undefined, flags: Flags) => {
      const campaign = flags.campaign ?? process.env.HANDBILL_CAMPAIGN ?? '.';
      if (kind === 'translation')
        return run({ campaign }, async () => {
          const { beginTranslation, NoSuchText } = await import('../authoring/translation.ts');
          if (flags.lang) return beginTranslation(campaign, title, flags.lang, clock());
          throw new NoSuchText(
            'Name the language, like: handbill new translation --lang ru, for all texts that have none; or a file as well, like: handbill new translation content/events/london.md --lang ru',
          );
        });
      return run({ campaign }, async () => {
        const { begin } = await import('./init.ts');
        return begin(campaign, kind, { title, event: title, ...flags }, clock());
      });
    });

  program
    .command('translations')
    .description('report how far the campaign is translated, or exchange its words with translators’ tools')
    .option('--campaign <folder>', 'the campaign’s folder', process.env.HANDBILL_CAMPAIGN ?? '.')
    .option('--lang <language>', 'one language, like ru; all that the campaign has unless given')
    .addOption(new Option('--export <file>', 'write all words to translate into a PO file').conflicts('import'))
    .option('--import <file>', 'write the translations of a PO file into the campaign')
    .action((options: { campaign: string; lang?: string; export?: string; import?: string }) =>
      run(options, async () => {
        const { translations } = await import('./translations.ts');
        return translations({ ...options, clock: clock() });
      }),
    );
}
