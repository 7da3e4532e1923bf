/** Outlines of land as SVG path data: whole units, no point that would not be seen, no island smaller than a dot. */

/** Points nearer than this to the last one, and rings smaller than it, are left out; units of the drawing. */
const SMALLEST = 2;

type Point = readonly [x: number, y: number];

/** Takes the calls of d3's path and gives one path of short relative lines. */
export class Outline {
  readonly #lines: { readonly points: Point[]; isRing: boolean }[] = [];

  moveTo(x: number, y: number): void {
    this.#lines.push({ points: [[Math.round(x), Math.round(y)]], isRing: false });
  }

  lineTo(x: number, y: number): void {
    const points = this.#lines.at(-1)?.points;
    const last = points?.at(-1);
    const next: Point = [Math.round(x), Math.round(y)];
    if (last && Math.max(Math.abs(next[0] - last[0]), Math.abs(next[1] - last[1])) >= SMALLEST) points?.push(next);
  }

  closePath(): void {
    const line = this.#lines.at(-1);
    if (line) line.isRing = true;
  }

  // A path is begun once, and there are no points on a map of land.
  beginPath(): void {}
  arc(): void {}

  /** "M10 20l5-4 3 8z" */
  toString(): string {
    return this.#lines
      .filter(({ points, isRing }) => points.length > (isRing ? 2 : 1))
      .map(({ points, isRing }) => pathOf(points) + (isRing ? 'z' : ''))
      .join('');
  }
}

function pathOf([first = [0, 0], ...others]: readonly Point[]): string {
  let last = first;
  const steps = others.map((point) => {
    const step = pair(point[0] - last[0], point[1] - last[1]);
    last = point;
    return step;
  });
  return `M${pair(...first)}l${steps.join(' ').replaceAll(' -', '-')}`;
}

/** A minus sign parts two numbers as well as a space does. */
function pair(x: number, y: number): string {
  return `${x}${y < 0 ? '' : ' '}${y}`;
}
