/** The very point of an event, its town and its country stand in every output that has a place for them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import { mf2 } from 'microformats-parser';
import { readCoordinates } from '../../src/campaign/coordinates.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const event = (...fields: readonly string[]): string =>
  [
    '---',
    'title: Vigil',
    'id: v@library.example',
    'starts: 2026-05-01 18:00',
    'published: 2026-04-01 09:00',
    ...fields,
    '---',
    '',
    'Come.',
    '',
  ].join('\n');

const AT = ['town: Leeds', 'country: uk', 'at: 53.79648° N, 1.54785° W'];

async function siteOf(...fields: readonly string[]) {
  const folder = miniCampaign();
  writeFiles(folder, { 'content/events/vigil.md': event(...fields) });
  const site = await siteAsOf(folder, '2026-04-10');
  assert.deepEqual(site.problems, []);
  const html = textOf(site, '/events/vigil/index.html');
  const component = new ICAL.Component(ICAL.parse(textOf(site, '/events/vigil.ics'))).getFirstSubcomponent('vevent');
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
  return { html, component, location: data.location };
}

describe('coordinates', () => {
  it('are read as maps let people copy them', () => {
    const point = { latitude: 51.5101, longitude: -0.1527 };
    for (const written of ['51.5101, -0.1527', '51.5101,-0.1527', '51.51010° N, 0.15270° W', '51.5101 −0.1527'])
      assert.deepEqual(readCoordinates(written), point, written);
    assert.deepEqual(readCoordinates('0.12345678 -0'), { latitude: 0.123457, longitude: 0 });
    for (const written of ['91, 0', '0, 181', '51,5101, -0,1527', '51°30′36″N 0°9′10″W', '51.5101', 'here', ''])
      assert.equal(readCoordinates(written), undefined, written);
  });
});

describe('the point of an event', () => {
  it('is where every link, calendar and search engine is led to', async () => {
    const { html, component, location } = await siteOf('place: { name: Town Hall, address: 1 The Headrow }', ...AT);
    assert.match(
      html,
      /href="https:\/\/www\.openstreetmap\.org\/\?mlat=53\.79648&amp;mlon=-1\.54785#map=18\/53\.79648\/-1\.54785"/,
    );
    assert.match(html, /href="geo:53\.79648,-1\.54785"/);
    const { items } = mf2(html, { baseUrl: 'https://library.example/events/vigil/' });
    assert.deepEqual(items[0]?.properties.geo, ['geo:53.79648,-1.54785']);
    assert.deepEqual(component?.getFirstPropertyValue('geo'), [53.79648, -1.54785]);
    assert.equal(component?.getFirstPropertyValue('location'), 'Town Hall, 1 The Headrow, Leeds');
    assert.deepEqual(location, {
      '@type': 'Place',
      name: 'Town Hall',
      address: {
        '@type': 'PostalAddress',
        streetAddress: '1 The Headrow',
        addressLocality: 'Leeds',
        addressCountry: 'GB',
      },
      geo: { '@type': 'GeoCoordinates', latitude: 53.79648, longitude: -1.54785 },
    });
  });

  it('is told of no event that is not there', async () => {
    const { html, component } = await siteOf(
      'place: { name: Town Hall }',
      'status: moved-online',
      'online: https://meet.example/',
      ...AT,
    );
    assert.doesNotMatch(html, /geo:|openstreetmap/);
    assert.equal(component?.getFirstPropertyValue('geo'), null);
  });
});

describe('the town of an event', () => {
  it('is added to the place unless that names it', async () => {
    const named = await siteOf('place: { name: Leeds Town Hall, address: 1 The Headrow }', ...AT);
    assert.equal(named.component?.getFirstPropertyValue('location'), 'Leeds Town Hall, 1 The Headrow');
    const bare = await siteOf('place: { name: Town Hall }', 'town: Leeds');
    assert.equal(bare.component?.getFirstPropertyValue('location'), 'Town Hall, Leeds');
    assert.match(bare.html, /event-details-address"><bdi>Leeds</);
    assert.match(bare.html, /openstreetmap\.org\/search\?query=Town%20Hall%2C%20Leeds"/);
  });
});
