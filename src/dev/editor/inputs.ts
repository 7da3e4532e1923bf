/** The one table from the kinds of value to the controls that they are given with, and back to how a file says it. */
import { z } from 'zod';
import { type ValueKind, valueKindOf } from '../../content/schema/value-kinds.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { choiceOf } from './field-words.ts';

/** Values longer than this get more than a line, characters. */
const LINE = 60;

interface Input {
  readonly name: string;
  /** What is in the file. */
  readonly text: string;
  readonly attributes: string;
  readonly pictures: readonly string[];
}

/** What a form sent back, by the names of its controls. */
export type Posted = ReadonlyMap<string, string>;

interface ValueControl {
  /** HTML; undefined for a value that the control could not show. */
  readonly show: (input: Input, schema: z.ZodType) => string | undefined;
  /** The file's text for what was sent; as it is unless given. */
  readonly read?: (sent: string, name: string, posted: Posted, schema: z.ZodType) => string;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/;
const UNKNOWN = 'to be announced';

/** A date, or a date and time, in the browser's own control; what people wrote otherwise stays as they wrote it. */
const moment: ValueControl = {
  show: ({ text, attributes }) => {
    const [, date, time] = MOMENT.exec(text) ?? [];
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return `<input type="date" ${attributes} value="${text}">`;
    if (text && !time) return undefined;
    return `<input type="datetime-local" ${attributes} value="${time ? `${date}T${time}` : ''}">`;
  },
  read: (sent, name, posted) => {
    // Of what lasts whole days the time of day is nobody's.
    const isDay = ['starts', 'ends'].includes(name) && posted.get('all-day') === 'true';
    return sent.replace(MOMENT, isDay ? '$1' : '$1 $2');
  },
};

const CONTROLS: Readonly<Record<ValueKind, ValueControl>> = {
  moment,
  'moment-or-unknown': {
    show: ({ name, text, attributes, ...input }, schema) => {
      const [, month = ''] = /^to be announced(?:, (\d{4}-\d\d))?$/.exec(text) ?? [];
      const isUnknown = text.startsWith(UNKNOWN);
      const known = moment.show({ ...input, name, attributes, text: isUnknown ? '' : text }, schema);
      if (!known) return undefined;
      return `${known}<p class="row"><label><input type="checkbox" name="${name}.unknown"${isUnknown ? ' checked' : ''}> Not known yet</label> <label>but in the month of <input type="month" class="short" name="${name}.month" value="${month}" placeholder="2027-03"></label></p>`;
    },
    read: (sent, name, posted, schema) => {
      if (!posted.has(`${name}.unknown`)) return moment.read?.(sent, name, posted, schema) ?? sent;
      const month = posted.get(`${name}.month`);
      return month ? `${UNKNOWN}, ${month}` : UNKNOWN;
    },
  },
  day: {
    show: ({ text, attributes }) =>
      /^(\d{4}-\d\d-\d\d)?$/.test(text) ? `<input type="date" ${attributes} value="${text}">` : undefined,
  },
  zone: {
    show: ({ text, attributes }) => {
      const zones = Intl.supportedValuesOf('timeZone').map((zone) => `<option value="${zone}">`);
      return `<input ${attributes} list="zones" value="${escapeMarkup(text)}"><datalist id="zones">${zones.join('')}</datalist>`;
    },
  },
  colour: {
    // The control is never empty: it begins at the colour that is built in, which is then none of the campaign's own.
    show: ({ name, text, attributes }, schema) => {
      const builtIn = exampleOf(schema);
      const mark = text ? '' : `<input type="hidden" name="${name}.unless" value="${builtIn}">`;
      if (text && !/^#[0-9a-f]{6}$/i.test(text)) return undefined;
      return `${mark}<input type="color" ${attributes} value="${text || builtIn}">`;
    },
    read: (sent, name, posted) => (sent === posted.get(`${name}.unless`) ? '' : sent),
  },
  telephone: {
    show: ({ text, attributes }) => `<input type="tel" ${attributes} value="${escapeMarkup(text)}">`,
  },
  picture: {
    show: ({ text, attributes, pictures }) => {
      const known = pictures.map((each) => `images/${each}`);
      const names = ['', ...known, ...(text && !known.includes(text) ? [text] : [])];
      return selectOf(names, text, attributes, (name) => name.replace(/^images\//, ''));
    },
  },
};

/** A control for a single value, or for a list of them with one a line. */
export function inputOf(schema: z.ZodType, input: Input): string {
  const { text, attributes } = input;
  const kind = valueKindOf(schema);
  const own = kind && CONTROLS[kind].show(input, schema);
  if (own) return own;
  if (schema instanceof z.ZodEnum) return choiceIn(schema.options.map(String), text, attributes);
  const isList = schema instanceof z.ZodArray;
  if (isList || text.length > LINE || text.includes('\n') || exampleOf(schema).length > LINE / 2)
    return `<textarea rows="${isList ? 4 : 2}" ${attributes}>\n${escapeMarkup(text)}</textarea>`;
  return `<input ${attributes} value="${escapeMarkup(text)}">`;
}

/** Where nothing is chosen, what that means is said; a word that is none of the choices is kept, with what is wrong with it. */
function choiceIn(choices: readonly string[], text: string, attributes: string): string {
  const usual = choices.find((choice) => choice === 'confirmed' || choice === 'false') ?? '';
  const offered = ['', ...choices].filter((choice) => !usual || choice !== (text === usual ? '' : usual));
  const others = offered.includes(text) ? [] : [text];
  return selectOf([...offered, ...others], text, attributes, (choice) => choiceOf(choice || usual));
}

/** What a control sent back, as a file says it. */
export function sentValue(schema: z.ZodType, name: string, posted: Posted): string {
  const sent = (posted.get(name) ?? '').replace(/\r\n?/g, '\n').trim();
  const kind = valueKindOf(schema);
  return (kind && CONTROLS[kind].read?.(sent, name, posted, schema)) ?? sent;
}

/** " For example: …", where people write the value by hand. */
export function ownExample(schema: z.ZodType): string {
  if (schema instanceof z.ZodArray) return ' One a line.';
  return schema instanceof z.ZodEnum || valueKindOf(schema) ? '' : ` For example: ${exampleOf(schema)}`;
}

function selectOf(
  values: readonly string[],
  chosen: string,
  attributes: string,
  words: (value: string) => string,
): string {
  const options = values.map(
    (value) =>
      `<option value="${escapeMarkup(value)}"${value === chosen ? ' selected' : ''}>${escapeMarkup(words(value))}</option>`,
  );
  return `<select ${attributes}>${options.join('')}</select>`;
}

function exampleOf(schema: z.ZodType): string {
  const examples: unknown = schema.meta()?.examples;
  const example = Array.isArray(examples) ? String(examples[0]) : '';
  return /^".*"$/.test(example) ? example.slice(1, -1) : example;
}
