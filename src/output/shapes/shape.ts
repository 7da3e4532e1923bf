/** One shape of page or part: its holes, and a skeleton for each way in which such pages differ beyond what fills them. */
import { findHoles, type Holes } from './hole-roles.ts';
import type { Skeleton } from './skeleton.ts';

export class Shape {
  /** Undefined where pages of this shape must be finished one by one. */
  readonly holes: Holes | undefined;
  readonly skeletons = new Map<string, Skeleton>();
  /** How many pages of this shape there were. */
  sightings = 0;
  /** The folders that the template's own links lead to or through. */
  readonly #folders = new Set<string>();

  constructor(shape: string) {
    this.holes = findHoles(shape);
  }

  /** Notes that the template itself links to an address of the site. */
  noteTarget(to: string): void {
    const names = to.replace(/[?#].*$/s, '').split('/');
    for (let count = 1; count < names.length; count += 1)
      this.#folders.add(`${names.slice(0, count).join('/')}/`);
  }

  /**
   * What relative links of the template depend on: how deep the page is, and how much of its path those links share.
   * Pages with the same anchor have the same links.
   */
  anchorOf(address: string): string {
    const names = address.split('/').slice(0, -1);
    let shared = '/';
    for (let count = 2; count <= names.length; count += 1) {
      const folder = `${names.slice(0, count).join('/')}/`;
      if (!this.#folders.has(folder)) break;
      shared = folder;
    }
    return `${names.length} ${shared}`;
  }
}
