/** Holds things to do against the fields of their kind, and parts them into what is the same everywhere and their words. */
import type { z } from 'zod';
import {
  ACTION_RULES,
  ACTIONS,
  type Action,
  type ActionField,
  type ActionKind,
  type ActionWords,
  MOST_ACTIONS,
} from '../../campaign/action.ts';
import { type Problem, quote } from '../../campaign/problem.ts';
import { type FieldPath, isRecord, type YamlText, type YamlValue } from '../reading/yaml-text.ts';
import type { actions } from '../schema/action-schema.ts';

/** Every entry that lacks a field of its kind or has one of another, and what is too many. */
export function checkActions(yaml: YamlText): Problem[] {
  const entries = entriesOf(yaml);
  const [first] = entries.slice(MOST_ACTIONS);
  const message = `has ${entries.length} entries, and readers are shown ${MOST_ACTIONS} at most. Keep those that matter most.`;
  const tooMany = first ? [yaml.problem(['actions', MOST_ACTIONS], message)] : [];
  return [...tooMany, ...entries.flatMap((entry, index) => faultsOfEntry(entry, ['actions', index], yaml))];
}

function faultsOfEntry(entry: YamlValue, at: FieldPath, { problem, locate }: YamlText): Problem[] {
  const kind = isRecord(entry) ? kindOf(entry.do) : undefined;
  if (!isRecord(entry) || !kind) return [];
  const { needs, either = [], may } = ACTION_RULES[kind];
  const known: readonly string[] = ['do', ...needs, ...either, ...may];
  const isGiven = (field: string): boolean => entry[field] !== undefined;
  const missing = needs.filter((field) => !isGiven(field));
  const lacking = either.length > 0 && !either.some(isGiven);
  const named: readonly string[] = Object.values(ACTION_RULES).flatMap((rule) => [
    ...rule.needs,
    ...(rule.either ?? []),
    ...rule.may,
  ]);
  return [
    ...missing.map((field) => ({
      ...problem([...at, field], `is missing, and \`do: ${kind}\` needs it. ${ADVICE[field]}`),
      // Also where its name stands without a value.
      place: locate(at),
      add: LINES[field],
    })),
    ...(lacking
      ? [problem(at, `has neither \`${either.join(':` nor `')}:\`, so nobody knows where to ${kind}. Add one.`)]
      : []),
    ...Object.keys(entry)
      .filter((field) => named.includes(field) && !known.includes(field))
      .map((field) =>
        problem([...at, field], `is not a field of \`do: ${kind}\`, which has \`${known.slice(1).join(':`, `')}:\`.`),
      ),
  ];
}

/** How what is missing is written. */
const ADVICE: Readonly<Record<ActionField, string>> = {
  label: 'Write what the button says, like `label: Read the report`',
  link: 'Write where it leads, like `link: https://example.org/sign`',
  who: 'Write who is meant, like `who: Mayor Jane Doe`',
  text: 'Write the words that people send.',
  to: 'Write it like `to: [mayor@example.org]`',
  post: 'Write the address on the envelope.',
  number: 'Write it like `number: "+44 20 7946 0018"`',
  subject: 'Write it like `subject: Keep the library open`',
  hours: 'Write it like `hours: Monday to Friday, 9:00 to 17:00`',
  privacy: 'Write what becomes of the names.',
};

/** What is written on several lines. */
const LINES: { readonly [F in ActionField]?: readonly string[] } = {
  text: ['    text: |', '      Dear Mayor, please keep the library open.'],
  post: ['    post: |', '      The Mayor', '      Town Hall'],
};

/** The words of a translation stand for the original's actions one by one, and name which they are of. */
export function checkTranslatedActions(yaml: YamlText, original: YamlText, path: string): Problem[] {
  const originals = entriesOf(original);
  const { problem } = yaml;
  return entriesOf(yaml).flatMap((entry, index): Problem[] => {
    const at = ['actions', index];
    if (index >= originals.length)
      return [problem(at, `is one more than ${path} has, of which there are ${originals.length}. Remove it.`)];
    const own = isRecord(entry) ? entry : {};
    const of = originals[index];
    const first = isRecord(of) ? of : {};
    const kind = kindOf(own.do);
    if (!kind || first.do === undefined) return [];
    if (kind !== first.do)
      return [
        problem(
          [...at, 'do'],
          `is ${quote(kind)}, and in ${path} this one is ${quote(String(first.do))}. Put them in the original’s order.`,
        ),
      ];
    return Object.keys(own)
      .filter((field) => field !== 'do' && first[field] === undefined && field !== 'label' && field !== 'privacy')
      .map((field) => problem([...at, field], `translates nothing: in ${path} this one has no ${field}. Remove it.`));
  });
}

/** The data and the words of checked actions; each has a name of its own among them. */
export function partedActions(checked: z.infer<typeof actions> = []): {
  readonly actions: readonly Action[];
  readonly words: readonly ActionWords[] | undefined;
} {
  const parted = checked.map(({ do: kind, link, to, post, number, ...words }, index) => {
    const count = checked.slice(0, index + 1).filter((other) => other.do === kind).length;
    const name = count > 1 ? `${kind}-${count}` : kind;
    return { action: { do: kind, name, link, to, post: post?.trim(), number }, words };
  });
  return {
    actions: parted.map(({ action }) => action),
    words: checked.length > 0 ? parted.map(({ words }) => words) : undefined,
  };
}

function kindOf(value: YamlValue): ActionKind | undefined {
  return ACTIONS.find((kind) => kind === value);
}

function entriesOf({ data }: YamlText): YamlValue[] {
  return Array.isArray(data.actions) ? data.actions : [];
}
