/** `npm run bench`: whole processes on the same texts, side by side with what others use, held against our goals. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cards } from './comparisons/cards.ts';
import { edits } from './comparisons/edits.ts';
import { fullJob } from './comparisons/full-job.ts';
import { pages } from './comparisons/pages.ts';
import { preview } from './comparisons/preview.ts';
import { sample } from './comparisons/sample.ts';
import { type Options, type Part, readOptions, USAGE } from './options.ts';
import { ELEVENTY } from './peers/plain-eleventy.ts';
import { type Section, sectionText } from './table.ts';

type Comparison = (work: string, events: number | undefined) => Promise<Section>;

const COMPARISONS: Readonly<Record<Part, readonly Comparison[]>> = {
  cold: [fullJob, pages],
  warm: [edits],
  sample: [sample],
  cards: [cards],
  preview: [preview],
};

const options = optionsOrExit();
const versions = `${availableParallelism()} cores, Node ${process.version}, Eleventy ${execFileSync(process.execPath, [ELEVENTY, '--version'], { encoding: 'utf8' }).trim()}`;
console.log(`${versions}; medians; a goal is the most that was aimed at\n`);
const sections: Section[] = [];
for (const part of options.only)
  for (const comparison of COMPARISONS[part]) sections.push(await compared(comparison));
if (options.json) writeFileSync(options.json, `${JSON.stringify({ versions, sections }, undefined, 2)}\n`);

/** Makes one comparison in a folder of its own, and prints it. */
async function compared(comparison: Comparison): Promise<Section> {
  const work = mkdtempSync(join(tmpdir(), 'handbill-bench-'));
  try {
    const section = await comparison(work, options.events);
    console.log(`${sectionText(section)}\n`);
    return section;
  } catch (error) {
    // The others can be made all the same.
    process.exitCode = 1;
    const note = error instanceof Error ? error.message : String(error);
    console.error(`${comparison.name} could not be compared: ${note}\n`);
    return { title: comparison.name, rows: [{ name: 'not compared', note }] };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}
