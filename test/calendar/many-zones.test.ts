/** Sixty events in thirty zones stand in one calendar, and each is at the time that its author wrote on its own clock. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { quick } from '../day-of-action.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const ZONES =
  'Europe/London Europe/Dublin Europe/Lisbon Europe/Berlin Europe/Kyiv Europe/Athens Europe/Moscow Europe/Istanbul Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi Asia/Almaty Asia/Tbilisi Asia/Tehran Asia/Kolkata Asia/Kathmandu Asia/Beirut Asia/Gaza Asia/Tokyo Asia/Shanghai Australia/Sydney Australia/Lord_Howe Pacific/Auckland Pacific/Apia America/New_York America/Sao_Paulo America/St_Johns America/Santiago America/Mexico_City'.split(
    ' ',
  );

/** Before and after the clocks of most are changed. */
const DAYS = ['2026-10-10', '2026-11-14'];

it('sixty events in thirty zones are each at the time that stands in their file', async () => {
  const folder = miniCampaign();
  const events = ZONES.flatMap((zone) =>
    DAYS.map((day, index) => ({ zone, at: `${day} 1${index}:30`, id: `${zone}-${index}` })),
  );
  assert.equal(events.length, 60);
  const uidOf = (id: string): string => `${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}@library.example`;
  const files = events.map(({ zone, at, id }, index): [string, string] => [
    `content/events/${index === 0 ? 'vigil' : `e${index}`}.md`,
    `---\nid: ${uidOf(id)}\ntitle: Vigil ${index}\nstarts: ${at}\nzone: ${zone}\nplace: { name: The square }\npublished: 2026-04-01 09:00\n---\n\nCome.\n`,
  ]);
  const yml = readFileSync(join(folder, 'content/campaign.yml'), 'utf8');
  writeFiles(folder, { 'content/campaign.yml': quick(yml), ...Object.fromEntries(files) });
  const ics = textOf(await siteAsOf(folder, '2026-04-12'), '/calendar.ics');
  const byIcal = new Map(
    new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((component) => {
      const { uid, startDate } = new ICAL.Event(component);
      return [uid, startDate.toJSDate()];
    }),
  );
  const byNode = new Map(
    Object.values(nodeIcal.sync.parseICS(ics)).flatMap((each) =>
      each?.type === 'VEVENT' ? [[each.uid, new Date(each.start)] as const] : [],
    ),
  );
  for (const found of [byIcal, byNode])
    for (const { zone, at, id } of events) {
      const start = found.get(uidOf(id));
      assert.ok(start, id);
      // The system's own zone data, not those in the build.
      const clock = start.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
      assert.equal(clock, at, id);
    }
});
