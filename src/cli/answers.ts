/** Gets what a new file needs from the flags, or, in a terminal, by asking; every answer is held against the schema. */
import type { z } from 'zod';
import { exampleOf } from '../content/schema/value-kinds.ts';
import { UserError } from '../text/user-error.ts';

/** One thing to know. */
export interface Question {
  /** Its flag, without the dashes. */
  readonly flag: string;
  /** What is asked in a terminal. */
  readonly words: string;
  /** The field it becomes, with its rule. */
  readonly field: z.ZodType;
  /** What is taken when nothing is said; without one, an answer is needed. */
  readonly otherwise?: string;
}

export type Answers = Readonly<Record<string, string>>;

/** Not enough is known, or something cannot be right; the message is for the person at the terminal. */
export class MissingAnswers extends UserError {}

/** An answer to every question. Asks only in a terminal; throws MissingAnswers with every fault at once. */
export async function answersTo(
  questions: readonly Question[],
  flags: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): Promise<Answers> {
  const known: Record<string, string> = {};
  const faults: string[] = [];
  for (const { flag, words, field, otherwise } of questions) {
    const given = flags[flag];
    const fault = given === undefined ? undefined : faultOf(field, given);
    if (fault) faults.push(`--${flag}: ${fault}`);
    if (given !== undefined) known[flag] = given;
    else if (isTerminal) known[flag] = await ask(words, field, otherwise);
    else if (otherwise !== undefined) known[flag] = otherwise;
    else faults.push(`--${flag} is missing: ${words} Write it like --${flag} "${exampleOf(field)}"`);
  }
  if (faults.length > 0) throw new MissingAnswers(faults.join('\n'));
  return known;
}

async function ask(words: string, field: z.ZodType, otherwise: string | undefined): Promise<string> {
  const { default: input } = await import('@inquirer/input');
  const message = otherwise ? words : `${words} (such as: ${exampleOf(field)})`;
  const answer = await input({
    message,
    ...(otherwise && { default: otherwise }),
    validate: (value) => faultOf(field, value.trim()) ?? true,
  });
  return answer.trim();
}

function faultOf(field: z.ZodType, value: string): string | undefined {
  if (value === '') return 'is empty.';
  const result = field.safeParse(value);
  return result.success ? undefined : result.error.issues[0]?.message;
}
