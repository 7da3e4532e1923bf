/** The rows that the bench prints: what was measured, its ratio to something, and how far it is from its goal. */
import type { Measure } from './measure.ts';

export interface Row {
  readonly name: string;
  readonly measure?: Measure;
  readonly finding?: Finding;
  /** Why there is nothing to see, as a sentence. */
  readonly note?: string;
}

/** A number that a goal may be about. */
export interface Finding {
  readonly value: number;
  readonly unit: '×' | 'MB' | 'ms';
  /** The most that was aimed at. */
  readonly goal?: number;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

const NAME_WIDTH = 66;

/** One's time as a multiple of another's. */
export function ratio(name: string, one: Measure, other: Measure, goal?: number): Row {
  return found(`  ÷ ${name}`, one.seconds / other.seconds, '×', goal);
}

/** A number of its own, and the goal for it. */
export function found(name: string, value: number, unit: Finding['unit'], goal?: number): Row {
  return { name, finding: goal === undefined ? { value, unit } : { value, unit, goal } };
}

/** The section as lines of text. */
export function sectionText({ title, rows }: Section): string {
  return [title, ...rows.map(rowText)].join('\n');
}

function rowText({ name, measure, finding, note }: Row): string {
  const label = `  ${name.padEnd(NAME_WIDTH)}`;
  if (note) return `${label}${note}`;
  const time = measure ? durationText(measure.seconds) : '';
  const memory = measure?.megabytes ? `${Math.round(measure.megabytes)} MB` : '';
  return `${label}${time.padStart(9)}${memory.padStart(9)}  ${finding ? findingText(finding) : ''}`.trimEnd();
}

function durationText(seconds: number): string {
  if (seconds >= 1) return `${seconds.toFixed(2)} s`;
  return `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms`;
}

function findingText({ value, unit, goal }: Finding): string {
  const shown = `${numberText(value, unit)} ${unit}`.padStart(9);
  if (goal === undefined) return shown;
  const verdict = value <= goal ? 'met' : `missed by ${Math.ceil((value / goal - 1) * 100)} %`;
  return `${shown}  ${`goal ${goal} ${unit}`.padEnd(12)}  ${verdict}`;
}

function numberText(value: number, unit: Finding['unit']): string {
  return unit === '×' ? value.toFixed(2) : String(Math.round(value));
}
