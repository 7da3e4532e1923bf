/** The options that commands have in common, and how their values are read. */
import { type Command, InvalidArgumentError } from 'commander';
import { readNow, type ZonedNow } from '../time/now.ts';
import type { ProblemFormat } from './choices.ts';

/** What `check` takes besides. */
export interface CheckOptions {
  readonly against?: string;
  readonly live?: string | true;
  readonly code: boolean;
  readonly strict?: true;
  readonly drafts?: true;
  readonly allowSilent?: true;
  readonly format: ProblemFormat;
  readonly links?: true;
  readonly publish?: true;
  readonly strip?: true;
  readonly acceptTranslation?: string[];
}

export interface SharedOptions {
  readonly campaign: string;
  readonly now?: string;
  readonly cache?: string;
}

export function withFlags(command: Command, flags: Readonly<Record<string, string>>): Command {
  for (const [name, description] of Object.entries(flags)) command.option(`--${name} <text>`, description);
  return command;
}

export function withSharedOptions(command: Command): Command {
  return command
    .option(
      '--campaign <folder>',
      'the campaign’s folder; also HANDBILL_CAMPAIGN',
      process.env.HANDBILL_CAMPAIGN ?? '.',
    )
    .option(
      '--cache <folder>',
      'where cards and pictures are kept between builds, to share between campaigns; also HANDBILL_CACHE',
      process.env.HANDBILL_CACHE,
    )
    .option('--now <date>', 'build as of this date, such as 2011-12-18; also SOURCE_DATE_EPOCH');
}

/** The moment a command takes for now; the clock is read once, here. */
export function nowOf({ now: option }: SharedOptions): ZonedNow {
  const clock = Date.now();
  return ({ zone }) => readNow({ option, sourceDateEpoch: process.env.SOURCE_DATE_EPOCH, clock }, zone);
}

/** A port as a command line writes it. Throws InvalidArgumentError. */
export function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('It is a whole number from 1 to 65535.');
}
