/** Puts dots and names on a map: dots that would overlap become one, and names stand where there is room. */

/** A place on the drawing. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** A dot of one spot, or a larger one of several. */
export interface Mark<T extends Spot> {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly spots: readonly T[];
  label?: Label;
}

export interface Label {
  readonly x: number;
  /** The middle of its height. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The largest of the sizes for which there is room. */
  readonly size: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Radii of dots, of one and of several, and the least room between things. */
const DOT = 13;
const CLUSTER = 21;
const GAP = 5;

/** The dots, in the order of the spots. */
export function marksOf<T extends Spot>(spots: readonly T[]): Mark<T>[] {
  let marks: Mark<T>[] = spots.map((spot) => ({ x: spot.x, y: spot.y, r: DOT, spots: [spot] }));
  for (;;) {
    const merged: Mark<T>[] = [];
    for (const mark of marks) {
      const near = merged.findIndex((other) => distance(mark, other) < mark.r + other.r + GAP);
      if (near < 0) merged.push(mark);
      else merged[near] = together(merged[near] ?? mark, mark);
    }
    if (merged.length === marks.length) return merged;
    marks = merged;
  }
}

function together<T extends Spot>(a: Mark<T>, b: Mark<T>): Mark<T> {
  const spots = [...a.spots, ...b.spots];
  const mean = (of: (spot: T) => number): number => Math.round(spots.reduce((sum, s) => sum + of(s), 0) / spots.length);
  return { x: mean(({ x }) => x), y: mean(({ y }) => y), r: CLUSTER, spots };
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * Names the dots of one spot as far as there is room. `sizes` are those of the letters, the largest first: a name that has
 * one is shown at that and at all smaller ones, so that a drawing that is shown larger has more names.
 */
export function nameMarks<T extends Spot>(marks: readonly Mark<T>[], frame: Box, sizes: readonly number[]): void {
  const dots = marks.map(({ x, y, r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  for (const size of sizes) {
    const taken = marks.flatMap((mark) => (mark.label ? [labelBox(mark, mark.label, size)] : []));
    for (const mark of marks) {
      if (mark.spots.length > 1 || mark.label) continue;
      const own = { left: mark.x - mark.r, top: mark.y - mark.r, right: mark.x + mark.r, bottom: mark.y + mark.r };
      const others = [...taken, ...dots.filter((dot) => !isSame(dot, own))];
      const label = placesAround(mark, size).find((each) => {
        const box = labelBox(mark, each, size);
        return isIn(box, frame) && !others.some((other) => overlap(box, other));
      });
      if (!label) continue;
      mark.label = label;
      taken.push(labelBox(mark, label, size));
    }
  }
}

function placesAround({ x, y, r }: Mark<Spot>, size: number): Label[] {
  const beside = r + GAP;
  const above = r + GAP + size * 0.55;
  return [
    { x: x + beside, y, anchor: 'start', size },
    { x: x - beside, y, anchor: 'end', size },
    { x, y: y - above, anchor: 'middle', size },
    { x, y: y + above, anchor: 'middle', size },
  ];
}

/** The room of a mark's name at a size of its letters. */
export function labelBox({ spots: [spot] }: Mark<Spot>, { x, y, anchor }: Label, size: number): Box {
  const width = widthOf(spot?.name ?? '') * size;
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  return { left, top: y - size * 0.55, right: left + width, bottom: y + size * 0.55 };
}

/** How wide a text is at most in the faces that readers have, em. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0);
}

function widthOfLetter(letter: string): number {
  if (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/.test(letter)) return 1.05;
  if (/[ijltfrI.,'’ -]/.test(letter)) return 0.42;
  return /[\p{Lu}mwшщжюыфмMW]/u.test(letter) ? 0.86 : 0.64;
}

function isSame(a: Box, b: Box): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right;
}

function isIn(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

/** Whether two boxes have a point in common. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
