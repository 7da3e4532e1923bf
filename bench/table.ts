/** The table that the bench prints, in Markdown: ours beside 0.1, and by how much a goal is met or missed. */

export interface Row {
  readonly what: string;
  readonly unit: keyof typeof UNITS;
  /** What could not be measured is absent. */
  readonly ours: number | undefined;
  readonly version1?: number | undefined;
  /** The most that was aimed at: of what is ours itself, or as a multiple of 0.1. */
  readonly goal?: { readonly ours: number } | { readonly ratio: number };
}

const UNITS = {
  s: (value: number) => `${value.toFixed(2)} s`,
  ms: (value: number) => `${Math.round(value * 1000)} ms`,
  kB: (value: number) => `${(value / 1000).toFixed(1)} kB`,
  MB: (value: number) => `${Math.round(value)} MB`,
  '×': ratioText,
} as const;

const WIDTHS = [53, 9, 9, 6, 7, 20];

export const TABLE_HEAD = [
  line(['', 'ours', '0.1', 'ratio', 'goal', '']),
  line(WIDTHS.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))),
].join('\n');

export function rowText({ what, unit, ours, version1, goal }: Row): string {
  const text = (value: number | undefined): string => (value === undefined ? '' : UNITS[unit](value));
  const ratio = ours !== undefined && version1 !== undefined ? ours / version1 : undefined;
  const cells = [what, text(ours), text(version1), ratio === undefined ? '' : ratioText(ratio)];
  if (!goal) return line([...cells, '', '']);
  if ('ours' in goal) return line([...cells, text(goal.ours), verdict(ours, goal.ours)]);
  return line([...cells, ratioText(goal.ratio), verdict(ratio, goal.ratio)]);
}

function verdict(value: number | undefined, goal: number): string {
  if (value === undefined) return 'not measured';
  const percent = (value / goal - 1) * 100;
  return percent > 0 ? `missed by ${Math.ceil(percent)} %` : `met, ${Math.floor(-percent)} % below`;
}

function ratioText(value: number): string {
  return `${value.toFixed(2)} ×`;
}

function line(cells: readonly string[]): string {
  const padded = cells.map((cell, column) =>
    column === 0 ? cell.padEnd(WIDTHS[column] ?? 0) : cell.padStart(WIDTHS[column] ?? 0),
  );
  return `| ${padded.join(' | ')} |`;
}
