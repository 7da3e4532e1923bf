/** The campaign that comes with Handbill, cold and warm, beside plain Eleventy on twenty trivial pages. */
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { buildOf, coldBuildOf, jobIn, ROOT } from '../handbill-command.ts';
import { inTurn, type Program } from '../measure.ts';
import { plainEleventy } from '../peers/plain-eleventy.ts';
import { ratio, type Section } from '../table.ts';

const GOALS = { cold: 2, warm: 1.2 } as const;
const RUNS = 5;
const TRIVIAL_PAGES = 20;

export async function sample(work: string): Promise<Section> {
  const plain = plainEleventy(join(work, 'eleventy'), TRIVIAL_PAGES);
  const [cold, warm] = builds(copySample(join(work, 'sample')), 'with sheets and archive');
  const light = copySample(join(work, 'light'));
  appendFileSync(join(light, 'campaign/content/campaign.yml'), '\nprint: none\ncarry: none\n');
  const [lightCold, lightWarm] = builds(light, 'with neither sheets nor archive');
  const measureOf = await inTurn([plain, cold, warm, lightCold, lightWarm], RUNS);
  const beside = (program: Program, goal: number) => [
    { name: program.name, measure: measureOf(program) },
    ratio('plain Eleventy', measureOf(program), measureOf(plain), goal),
  ];
  return {
    title: 'The sample campaign, cards in all shapes',
    rows: [
      { name: plain.name, measure: measureOf(plain) },
      ...[cold, lightCold].flatMap((program) => beside(program, GOALS.cold)),
      ...[warm, lightWarm].flatMap((program) => beside(program, GOALS.warm)),
    ],
  };
}

/** Copies the sample campaign into a job's folder, and returns that. */
export function copySample(work: string): string {
  cpSync(join(ROOT, 'content'), join(jobIn(work).campaign, 'content'), { recursive: true });
  return work;
}

/** The warm one is built right after the cold one. */
function builds(work: string, having: string): [cold: Program, warm: Program] {
  const job = jobIn(work);
  return [
    coldBuildOf(`Handbill, cold, ${having}`, job),
    buildOf(`Handbill, warm, ${having}`, job, () => undefined),
  ];
}
