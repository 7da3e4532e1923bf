/** What is compared: each makes its campaigns in a folder of its own, measures both Handbills in turn, and returns rows. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BEFORE_THE_EVENTS, SETTINGS, writeCampaign } from './generate-campaign.ts';
import { coldBuild, type Handbill, npmRunBuild, SAMPLE } from './handbills.ts';
import { inTurn, measure, median, type Program, type Usage } from './measure.ts';
import { timeOfEdits } from './preview.ts';
import type { Row } from './table.ts';

export interface Bench {
  readonly ours: Handbill;
  readonly version1: Handbill | undefined;
  /** A new folder. */
  readonly work: string;
  /** How many runs of each are counted. */
  readonly runs: number;
  readonly events: number;
}

type Comparison = (bench: Bench) => Promise<Row[]>;

/** How many times as many events the large campaign has. */
const LARGER = 10;

/** What takes minutes is counted once for each three of the others' runs. */
const fewer = (runs: number): number => Math.ceil(runs / 3);

export const COMPARISONS: Readonly<Record<string, Comparison>> = { cold, large, preview, again, sample, cards, sizes };

async function cold({ ours, version1, work, runs, events }: Bench): Promise<Row[]> {
  writeCampaign(work, events, SETTINGS.pages);
  const build = (handbill: Handbill) => coldBuild(handbill, work, BEFORE_THE_EVENTS);
  const [now = [], before = []] = await usages([build(ours), version1 && build(version1)], runs);
  const name = `${events} events, cold`;
  return [
    { ...both(`${name}: processor time`, 'processor', now, before), goal: { ratio: 1.3 } },
    both(`${name}: wall time`, 'seconds', now, before),
    both(`${name}: peak memory`, 'megabytes', now, before),
  ];
}

async function large({ ours, version1, work, runs, events: few }: Bench): Promise<Row[]> {
  const events = few * LARGER;
  const [campaign = '', smaller = ''] = [events, few].map((count) =>
    writeCampaign(join(work, String(count)), count, SETTINGS.pages),
  );
  const build = (handbill: Handbill) => coldBuild(handbill, campaign, BEFORE_THE_EVENTS);
  const programs = [build(ours), version1 && build(version1), coldBuild(ours, smaller, BEFORE_THE_EVENTS)];
  const [now = [], before = [], small = []] = await usages(programs, fewer(runs));
  const [time, timeOfFew] = [now, small].map((taken) => median(taken.map(({ seconds }) => seconds)));
  const growth = time && timeOfFew && time / events / (timeOfFew / few);
  const name = `${events} events, cold`;
  return [
    { ...both(`${name}: wall time`, 'seconds', now, before), goal: { ratio: 1.5 } },
    both(`${name}: processor time`, 'processor', now, before),
    { ...both(`${name}: peak memory`, 'megabytes', now, before), goal: { ours: 1000 } },
    { what: `time an event at ${events} ÷ at ${few}`, unit: '×', ours: growth, goal: { ours: 1.1 } },
  ];
}

async function preview({ ours, version1, work, runs, events }: Bench): Promise<Row[]> {
  const timesIn = async (make: (folder: string) => string, event: string) => {
    const edits = (handbill: Handbill, name: string) => {
      const campaign = make(join(work, event, name));
      return () => timeOfEdits(handbill, campaign, event);
    };
    const both = [edits(ours, 'ours'), version1 && edits(version1, 'version-1')];
    const [now, before] = (await inTurn(both, fewer(runs))).map(median);
    return { unit: 'ms', ours: now, version1: before } as const;
  };
  const generated = (folder: string): string => writeCampaign(folder, events, SETTINGS.pages);
  const what = 'a text edited in the preview until served';
  return [
    { what: `the sample: ${what}`, ...(await timesIn(copySample, 'london')), goal: { ours: 0.2 } },
    { what: `${events} events: ${what}`, ...(await timesIn(generated, 'event-0')) },
  ];
}

/** Version 1 finds that nothing has changed, and makes nothing. */
async function again({ ours, version1, work, runs }: Bench): Promise<Row[]> {
  const programs = [npmRunBuild(ours, join(work, 'ours')), version1 && npmRunBuild(version1, join(work, 'version-1'))];
  const [now = [], before = []] = await usages(programs, runs);
  return [{ ...both('the sample: npm run build again', 'seconds', now, before), goal: { ours: 1.5 } }];
}

async function sample({ ours, version1, work, runs }: Bench): Promise<Row[]> {
  copySample(work);
  const build = (handbill: Handbill) => coldBuild(handbill, work, SAMPLE.now);
  const [now = [], before = []] = await usages([build(ours), version1 && build(version1)], runs);
  return [
    { ...both('the sample, cold: wall time', 'seconds', now, before), goal: { ratio: 0.4 } },
    both('the sample, cold: processor time', 'processor', now, before),
    both('the sample, cold: peak memory', 'megabytes', now, before),
  ];
}

/** A card takes as long as twenty pages, so there are fewer events. */
async function cards({ ours, version1, work, runs, events }: Bench): Promise<Row[]> {
  const count = Math.ceil(events / 10);
  writeCampaign(work, count, SETTINGS.cards);
  const build = (handbill: Handbill) => coldBuild(handbill, work, BEFORE_THE_EVENTS);
  const [now = [], before = []] = await usages([build(ours), version1 && build(version1)], runs);
  const name = `${count} events with three cards each, cold`;
  return [
    { ...both(`${name}: wall time`, 'seconds', now, before), goal: { ratio: 0.8 } },
    both(`${name}: processor time`, 'processor', now, before),
  ];
}

/** What visitors wait for, and what is carried: of the sample. */
async function sizes({ ours, work }: Bench): Promise<Row[]> {
  copySample(work);
  await measure(coldBuild(ours, work, SAMPLE.now));
  const site = join(work, '_site');
  const read = (name: string): Buffer => readFileSync(join(site, name));
  const page = 'events/london/';
  const html = read(`${page}index.html`);
  const faces = [...html.toString().matchAll(/url\(([./]*fonts\/[^)]+)\)/g)].map(([, face = '']) =>
    read(join(page, face)),
  );
  const cards = readdirSync(join(site, 'cards')).map((name) => read(`cards/${name}`).length);
  const event = faces.reduce((sum, face) => sum + face.length, gzipSync(html).length);
  return [
    { what: 'an event’s page with its faces, gzip', unit: 'kB', ours: event, goal: { ours: 14_600 } },
    { what: 'the offline edition', unit: 'kB', ours: read('handbill-en.html').length, goal: { ours: 300_000 } },
    { what: 'the largest card', unit: 'kB', ours: Math.max(...cards), goal: { ours: 100_000 } },
  ];
}

function usages(programs: readonly (Program | undefined)[], runs: number): Promise<Usage[][]> {
  return inTurn(
    programs.map((program) => program && (() => measure(program))),
    runs,
  );
}

/** A row of medians. */
function both(what: string, key: keyof Usage, now: readonly Usage[], before: readonly Usage[]): Row {
  const [ours, version1] = [now, before].map((taken) => median(taken.map((usage) => usage[key])));
  return { what, unit: key === 'megabytes' ? 'MB' : 's', ours, version1 };
}

/** The sample campaign's content in a folder, which is returned. */
function copySample(folder: string): string {
  cpSync(SAMPLE.content, join(folder, 'content'), { recursive: true });
  return folder;
}
