/** Takes a rendered page apart: what its templates say, by which pages of one shape are known, and what was filled in. */
import { cutAtMarks, MARK } from '../../text/marks.ts';

/** A page, or a part of one that an included template made. */
export interface MarkedMarkup {
  /** What the template itself says, with a mark at each hole: MARK.escaped, .markup or .partEnd. */
  readonly shape: string;
  /** What fills each hole: a text, or a part that has a shape of its own. */
  readonly values: readonly (string | MarkedMarkup)[];
}

/** Takes a page apart that was rendered with marks. */
export function takeApart(marked: string): MarkedMarkup {
  const open: Taking[] = [{ shape: '', values: [] }];
  const cuts = cutAtMarks(marked);
  for (let index = 0; index < cuts.length; index += 2) {
    const [text = '', mark] = [cuts[index], cuts[index + 1]];
    take(open, text, mark);
  }
  const [page] = open;
  if (!page || open.length > 1) throw new Error('a page was rendered with a part that does not end');
  return innermost(page);
}

interface Taking {
  shape: string;
  readonly values: (string | MarkedMarkup)[];
}

function take(open: Taking[], text: string, mark: string | undefined): void {
  const current = open.at(-1);
  if (!current) throw new Error('a page was rendered with a part that does not begin');
  if (mark === MARK.escaped || mark === MARK.markup) {
    current.values.push(text);
    current.shape += mark;
    return;
  }
  current.shape += text;
  if (mark === MARK.part) open.push({ shape: '', values: [] });
  if (mark === MARK.partEnd) {
    open.pop();
    const outer = open.at(-1);
    outer?.values.push(current);
    if (outer) outer.shape += mark;
  }
}

/** A page is itself an included template, and what that extends is one in turn. */
function innermost(markup: MarkedMarkup): MarkedMarkup {
  const [only, ...others] = markup.values;
  const isWrapper = typeof only === 'object' && others.length === 0 && markup.shape.trim() === MARK.partEnd;
  return isWrapper ? innermost(only) : markup;
}

/** All of it as it was rendered, without marks. */
export function textOfMarkup({ shape, values }: MarkedMarkup): string {
  const cuts = cutAtMarks(shape);
  return cuts
    .map((cut, index) => {
      if (index % 2 === 0) return cut;
      const value = values[(index - 1) / 2];
      return typeof value === 'object' ? textOfMarkup(value) : (value ?? '');
    })
    .join('');
}
