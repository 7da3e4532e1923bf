/** Whether the campaign's colours can be read on each other, and which near ones can. */

import type { Colours } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { AA_CONTRAST, contrast, nearestReadable } from '../../drawing/contrast.ts';
import { isRecord, type YamlText } from '../reading/yaml-text.ts';

/** A problem where ink cannot be read on paper (WCAG 2.2 AA); the accent may be any colour, see `tonesOf`. */
export function checkColours(yaml: YamlText, colours: Colours): Problem[] {
  const chosen = isRecord(yaml.data.colours) ? yaml.data.colours : {};
  // Told of the ink, unless the paper alone was chosen.
  const [name, other] = 'ink' in chosen ? (['ink', 'paper'] as const) : (['paper', 'ink'] as const);
  const found = contrast(colours[name], colours[other]);
  if (!(name in chosen) || found >= AA_CONTRAST) return [];
  const near = nearestReadable(colours[name], [colours[other]]);
  const message = `"${colours[name]}" is too much like the ${other} "${colours[other]}" (contrast ${found.toFixed(1)} to 1) to be read; ${AA_CONTRAST} is the least. The nearest that can is "${near}".`;
  return [yaml.problem(['colours', name], message)];
}
