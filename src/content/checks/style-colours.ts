/** The colours that a style has unless a campaign chooses others, out of its `colours.yml`. */
import { z } from 'zod';
import type { Colours } from '../../campaign/model.ts';
import type { Problem } from '../../campaign/problem.ts';
import { readYaml } from '../reading/yaml-text.ts';
import type { KnownNames } from './check-names.ts';

const OWN_COLOURS = z.strictObject({ paper: z.string(), ink: z.string(), accent: z.string() }).partial();

export function styleColours(
  style: string,
  styles: KnownNames['styles'],
): { colours: { [name in keyof Colours]?: string }; problems: Problem[] } {
  const file = `templates/styles/${style}/colours.yml`;
  const yaml = readYaml(file, styles.get(style) ?? '', 1);
  if (Array.isArray(yaml)) return { colours: {}, problems: yaml };
  const { data } = OWN_COLOURS.safeParse(yaml.data);
  const { paper, ink, accent } = data ?? {};
  const isGood = data && [paper, ink, accent].every((each) => each === undefined || /^#[\da-f]{6}$/.test(each));
  const message =
    'has more than colours in it. Write of paper, ink and accent those that differ, like paper: "#ffffff".';
  return isGood
    ? { colours: { ...(paper && { paper }), ...(ink && { ink }), ...(accent && { accent }) }, problems: [] }
    : { colours: {}, problems: [{ severity: 'error', file, message }] };
}
