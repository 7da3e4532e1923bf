/** Whether the campaign's colours can be read on each other, and which near ones can. */

import type { Colours } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { AA_CONTRAST, contrast, nearestReadable } from '../../drawing/contrast.ts';
import { isRecord, type YamlText } from '../reading/yaml-text.ts';

const NAMES = ['ink', 'accent', 'paper'] as const;

type ColourName = (typeof NAMES)[number];

/** Everything stands on paper, and paper on everything. */
const STANDS_WITH: Readonly<Record<ColourName, readonly ColourName[]>> = {
  ink: ['paper'],
  accent: ['paper'],
  paper: ['ink', 'accent'],
};

/** A problem for each colour of the campaign's own that fails WCAG 2.2 AA, told once for each pair. */
export function checkColours(path: string, yaml: YamlText, colours: Colours): Problem[] {
  const chosen = isRecord(yaml.data.colours) ? Object.keys(yaml.data.colours) : [];
  return NAMES.filter((name) => chosen.includes(name)).flatMap((name): Problem[] => {
    const others = STANDS_WITH[name].filter((other) => name !== 'paper' || !chosen.includes(other));
    const alike = others.filter((other) => contrast(colours[name], colours[other]) < AA_CONTRAST);
    if (alike.length === 0) return [];
    const near = nearestReadable(
      colours[name],
      others.map((other) => colours[other]),
    );
    const told = alike.map((other) => {
      const found = contrast(colours[name], colours[other]).toFixed(1);
      return `the ${other} "${colours[other]}" (contrast ${found} to 1)`;
    });
    const message = `"${colours[name]}" is too much like ${told.join(' and ')} to be read; ${AA_CONTRAST} is the least. The nearest that can is "${near}".`;
    const place = yaml.locate(['colours', name]);
    return [{ severity: 'error', file: path, place, field: `colours.${name}`, message }];
  });
}
