/** Drawing cards, against encoding empty pictures of the same size and format. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../handbill-command.ts';
import { found, type Section } from '../table.ts';

const GOAL = 1.3;

/** What `bench/cards.ts --json` prints: milliseconds a card. */
const Times = z.object({
  count: z.number(),
  drawn: z.number(),
  cached: z.number(),
  floors: z.array(z.object({ name: z.string(), time: z.number(), isSameFormat: z.boolean() })),
});

/** In a process of its own, as what else runs in this one would count. */
export async function cards(): Promise<Section> {
  const program = ['--import', import.meta.resolve('tsx'), join(ROOT, 'bench/cards.ts'), '--json'];
  const printed = execFileSync(process.execPath, program, { encoding: 'utf8' });
  const { count, drawn, cached, floors } = Times.parse(JSON.parse(printed));
  const rows = floors.flatMap(({ name, time, isSameFormat }) => [
    { name, measure: { seconds: time / 1000, megabytes: 0 } },
    found(`  ÷ ${name}`, drawn / time, '×', isSameFormat ? GOAL : undefined),
  ]);
  return {
    title: `Cards: ${count} of events, 1200 × 630, two at a time; the time of one`,
    rows: [
      { name: 'drawn', measure: { seconds: drawn / 1000, megabytes: 0 } },
      ...rows,
      { name: 'from the cache', measure: { seconds: cached / 1000, megabytes: 0 } },
    ],
  };
}
