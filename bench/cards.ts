/** How long cards take, cold and from the cache, against encoding an empty picture of the same size in the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskCache } from '../src/build/disk-cache.ts';
import type { CardText } from '../src/campaign/publication.ts';
import sharp from '../src/drawing/sharp.ts';
import type { CardOrder } from '../src/share/card.ts';
import { drawCard } from '../src/share/card.ts';
import { CARD_SHAPES } from '../src/share/card-layout.ts';
import { letterer } from '../src/share/card-lettering.ts';

const COUNT = 200;
const AT_ONCE = 2;
const COLOURS = { paper: '#f7f3e9', ink: '#16130f', accent: '#b3121d' };
const WORDS = 'protest vigil march picket strike oil workers solidarity embassy against London Almaty'.split(
  ' ',
);

function textOf(index: number): CardText {
  const words = Array.from(
    { length: 4 + (index % 6) },
    (_, at) => WORDS[(index * 7 + at * 5) % WORDS.length],
  );
  return {
    layout: 'event',
    kicker: 'Wednesday',
    figure: String(1 + (index % 28)),
    caption: 'December 2011',
    note: '12 noon, London time (GMT)',
    headline: `${words.join(' ')} ${index}`,
    detail: `${index} South Audley Street, Mayfair, London`,
    stamp: '',
    isOff: false,
    foot: 'Stop police violence against strikers',
    site: 'strike-solidarity.example',
  };
}

const orders = Array.from(
  { length: COUNT },
  (_, index): CardOrder => ({
    name: `events-${index}`,
    shape: 'wide',
    text: textOf(index),
    colours: COLOURS,
    direction: 'ltr',
  }),
);

/** Milliseconds each, two at a time, after one that is not counted. */
async function time(work: (order: CardOrder) => unknown): Promise<number> {
  if (orders[0]) await work(orders[0]);
  const waiting = orders.values();
  const start = performance.now();
  const worker = async (): Promise<void> => {
    for (const order of waiting) await work(order);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return (performance.now() - start) / COUNT;
}

const { width, height } = CARD_SHAPES.wide;
const empty = () => sharp({ create: { width, height, channels: 3, background: COLOURS.paper } });
const folder = mkdtempSync(join(tmpdir(), 'handbill-bench-'));
const letter = letterer();
const cold = await time((order) => drawCard(order, letter));
const filling = new DiskCache(folder);
for (const order of orders) filling.set(JSON.stringify(order), (await drawCard(order, letter)).bytes);
const cache = new DiskCache(folder);
const cached = await time((order) => cache.get(JSON.stringify(order)));
const floors = [
  {
    name: 'an empty PNG with a palette, by sharp',
    isSameFormat: true,
    make: () => empty().png({ palette: true }),
  },
  { name: 'an empty PNG, by sharp', isSameFormat: false, make: () => empty().png() },
  {
    name: 'an empty JPEG, by sharp with mozjpeg',
    isSameFormat: false,
    make: () => empty().jpeg({ mozjpeg: true }),
  },
];
const times: { name: string; isSameFormat: boolean; time: number }[] = [];
for (const { name, isSameFormat, make } of floors)
  times.push({ name, isSameFormat, time: await time(() => make().toBuffer()) });
rmSync(folder, { recursive: true, force: true });

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ count: COUNT, drawn: cold, cached, floors: times }));
else {
  console.log(`${COUNT} cards of events, 1200×630, ${AT_ONCE} at a time, Node ${process.version}`);
  console.log(`drawn       ${cold.toFixed(1)} ms each`);
  console.log(`from cache  ${cached.toFixed(2)} ms each, ${(cached / cold).toFixed(3)} of drawing`);
  for (const { name, time } of times)
    console.log(`${(cold / time).toFixed(2)} × ${name} (${time.toFixed(1)} ms)`);
}
