/** `handbill init` and `handbill new`: begin a campaign, or a file of one. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { nextNumber, settingsOf, shortSlug, stampOf } from '../authoring/campaign-settings.ts';
import { newCampaign, newEvent, newFact, newPage, newSupporters, newUpdate } from '../authoring/new-files.ts';
import { AlreadyThere, writeNew } from '../authoring/write-new.ts';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { quote } from '../campaign/problem.ts';
import { NO_ADDRESS } from '../content/checks/placeholders.ts';
import { campaignFields } from '../content/schema/campaign-schema.ts';
import { eventFields, factFields, updateFields } from '../content/schema/schema.ts';
import { answersTo, MissingAnswers, type Question } from './answers.ts';
import { carryPackage, isCarried } from './own-package.ts';

/** What a person may say on the command line. */
export type Flags = Readonly<Record<string, string | undefined>>;

const EVENT_QUESTIONS: readonly Question[] = [
  { flag: 'event', words: 'What will happen, in a few words?', field: eventFields.shape.title },
  {
    flag: 'starts',
    words: 'When does it begin, on the clock of the place?',
    field: eventFields.shape.starts,
  },
  { flag: 'place', words: 'Where?', field: eventFields.shape.place.unwrap().shape.name },
];

const CAMPAIGN_QUESTIONS: readonly Question[] = [
  { flag: 'title', words: 'The campaign in a few words?', field: campaignFields.shape.title },
  {
    flag: 'summary',
    words: 'What is it about, in one or two sentences?',
    field: campaignFields.shape.summary,
  },
  {
    flag: 'address',
    words: 'Where will the site be published? You can change it until then.',
    field: campaignFields.shape.address,
    otherwise: NO_ADDRESS,
  },
  {
    flag: 'zone',
    words: 'Whose clock do you go by? The time zone of the place.',
    field: campaignFields.shape.zone,
    otherwise: Intl.DateTimeFormat().resolvedOptions().timeZone,
  },
  {
    flag: 'lang',
    words: 'In which language do you write? Its code, like en, de or ru.',
    field: campaignFields.shape.languages.unwrap().element,
    otherwise: ownLanguage(),
  },
  ...EVENT_QUESTIONS,
];

/** That of this machine, where Handbill speaks it. */
function ownLanguage(): string {
  const { language } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale);
  return existsSync(join(PACKAGE_FOLDER, `templates/strings/${language}.yml`)) ? language : 'en';
}

/** For each host that builds: the file it reads, and ours that it begins as. */
const HOST_FILES: ReadonlyMap<string, readonly [path: string, shipped: string]> = new Map([
  ['github', ['.github/workflows/github-pages.yml', 'github-pages.yml']],
  ['gitlab', ['.gitlab-ci.yml', 'gitlab-ci.yml']],
  ['netlify', ['netlify.toml', 'netlify.toml']],
]);

/**
 * Writes a campaign that builds at once into a new folder, with Handbill itself unless `isAlone` is false; `clock` is now,
 * UTC ms. Returns the exit code.
 */
export async function init(folder: string, flags: Flags, clock: number, isAlone = true): Promise<0> {
  if (existsSync(join(folder, 'content')))
    throw new AlreadyThere(
      isCarried(folder) || !isAlone
        ? `${folder} has a campaign already, and nothing was written. Choose another folder.`
        : `${folder} has a campaign already, but not Handbill itself, as when it was stopped half-way. Put it there: handbill upgrade --campaign ${quote(folder)}`,
    );
  const answers = await answersTo(CAMPAIGN_QUESTIONS, flags, isTerminal());
  const {
    title = '',
    summary = '',
    address = '',
    zone = 'UTC',
    event = '',
    starts = '',
    place = '',
    lang = 'en',
  } = answers;
  const published = stampOf(clock, zone);
  const texts = newCampaign({
    title,
    summary,
    address,
    zone,
    lang,
    event: { title: event, starts, place, published },
  });
  for (const [path, text] of hostFile(flags.host)) texts.set(path, text);
  writeNew(folder, texts);
  if (isAlone) console.error('Putting Handbill into the folder, which may take a minute or two…');
  const isLocked = !isAlone || carryPackage(folder);
  const go = relative(process.cwd(), folder) || '.';
  const install = isAlone ? `  npm ${isLocked ? 'ci' : 'install'}\n` : '';
  console.log(
    `Your campaign is in ${go}; its clocks are those of ${zone}.\n\nNext:\n  cd ${go}\n${install}  npm start          shows it, and every change you save\n  npm run build      writes the site into _site\n`,
  );
  if (!isLocked)
    console.error(
      'The libraries could not be looked up: the registry did not answer. Hosts need the file package-lock.json, which npm install makes.',
    );
  return 0;
}

/** Puts this version of Handbill in the place of the one that a campaign has. Returns the exit code. */
export function upgrade(campaign: string): 0 {
  console.error('Putting Handbill into the folder, which may take a minute or two…');
  const isLocked = carryPackage(campaign);
  console.log(
    `This version of Handbill is in the campaign. Next: npm ${isLocked ? 'ci' : 'install'}, and npm run check.`,
  );
  return 0;
}

function hostFile(host: string | undefined): [string, string][] {
  if (host === undefined) return [];
  const [path, shipped] = HOST_FILES.get(host) ?? [];
  if (path && shipped) return [[path, readFileSync(join(PACKAGE_FOLDER, 'docs/publish', shipped), 'utf8')]];
  throw new MissingAnswers(
    `--host: there is no file for ${quote(host)}. Write one of ${[...HOST_FILES.keys()].join(', ')}, or leave it out and see docs/publish.md.`,
  );
}

/** Begins a file of a campaign; `clock` is now, UTC ms. Returns the exit code. */
export async function begin(campaign: string, kind: string, flags: Flags, clock: number): Promise<0> {
  const {
    zone,
    host,
    languages: [lang = 'en'],
  } = settingsOf(campaign);
  const now = stampOf(clock, zone);
  const [path, text] = await fileOf(kind, { campaign, flags, now, host, lang });
  writeNew(campaign, new Map([[path, text]]));
  console.log(`${join(relative(process.cwd(), campaign), path)} is there. Open it and fill it in.`);
  return 0;
}

interface Beginning {
  readonly campaign: string;
  readonly flags: Flags;
  readonly now: string;
  readonly host: string;
  /** In which its title is. */
  readonly lang: string;
}

const QUESTIONS: ReadonlyMap<string, string> = new Map([
  ['fact', 'The fact, in one sentence that stands alone?'],
  ['supporters', 'The name of the first of them?'],
]);

async function fileOf(kind: string, { campaign, flags, now, host, lang }: Beginning): Promise<[string, string]> {
  if (kind === 'event') {
    const { address, online, repeats } = flags;
    const questions = EVENT_QUESTIONS.filter(({ flag }) => flag !== 'place' || !online);
    const { event = '', starts = '', place = flags.place ?? '' } = await answersTo(questions, flags, isTerminal());
    const slug = slugOf(flags, event, lang);
    return newEvent({ title: event, starts, place, address, online, repeats, published: now, host, slug });
  }
  const field = kind === 'fact' ? factFields.shape.claim : updateFields.shape.title;
  const words = QUESTIONS.get(kind) ?? 'Its title, in a few words?';
  const { title = '' } = await answersTo([{ flag: 'title', words, field }], flags, isTerminal());
  if (kind === 'supporters') return newSupporters(title);
  const slug = slugOf(flags, title, lang);
  if (kind === 'fact') return newFact(title, slug, nextNumber(campaign));
  return kind === 'update' ? newUpdate(title, slug, now) : newPage(title, slug);
}

/** The name in the address: the one given, or made of the title's first words. */
function slugOf(flags: Flags, title: string, lang: string): string {
  const slug = shortSlug(flags.name, title, lang);
  if (slug) return slug;
  throw new MissingAnswers(
    '--name is missing: no address can be made of the title. Write a short name in small Latin letters, like --name vigil',
  );
}

function isTerminal(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}
