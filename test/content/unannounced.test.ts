/** What says that a place or a date is not known is no place and no date, in each language of the interface. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { parse } from 'yaml';
import { noDateFault, noPlaceFault } from '../../src/content/schema/unannounced.ts';
import { ROOT } from '../mini-campaign.ts';

const STRINGS = join(ROOT, 'templates/strings');

/** As people write it, beside our own words for it. */
const WRITTEN = [
  'TBA',
  'T.B.C.',
  'Venue to be confirmed',
  'The place will be announced soon',
  'Ort: wird noch bekannt gegeben',
  'Treffpunkt folgt',
  'Lieu à préciser',
  "L'adresse sera communiquée ultérieurement",
  'Lugar por confirmar',
  'Se anunciará más adelante',
  'Место уточняется',
  'будет объявлено позже',
  'Место сбора сообщим дополнительно.',
  'Місце буде оголошено пізніше',
  'Miejsce podamy wkrótce',
  'Do ustalenia',
  'Yer daha sonra duyurulacak',
  'سيُعلن المكان لاحقًا',
  'مکان متعاقباً اعلام می‌شود',
  'המיקום יפורסם בהמשך',
  'स्थान बाद में बताया जाएगा',
  '地点待定',
  'Орны кейін хабарланады',
];

it('is told for what it is', () => {
  for (const text of WRITTEN) assert.ok(noPlaceFault(text, ''), text);
  for (const file of readdirSync(STRINGS)) {
    const { event, when } = parse(readFileSync(join(STRINGS, file), 'utf8'));
    assert.ok(noPlaceFault(event['no-place'], ''), `${file}: ${event['no-place']}`);
    assert.ok(noDateFault(when.unknown), `${file}: ${when.unknown}`);
  }
});

it('is not seen in the names of places', () => {
  const names = [
    'To be announced',
    'Place de l’Inconnu',
    'The Place',
    'Площадь Неизвестного солдата',
    'Ort der Stille',
  ];
  for (const name of [...names, 'Library, room to be announced', '市中心', 'Folgt uns nach Berlin', 'Yeni Yer'])
    assert.equal(noPlaceFault(name, ''), undefined, name);
});

it('is written with the month that it names', () => {
  for (const text of ['to be announced, декабрь 2027', 'декабря 2027 года', 'Dezember 2027', '12.2027', '2027年12月'])
    assert.match(noDateFault(text) ?? '', /Write: to be announced, 2027-12$/, text);
  for (const text of ['2027-12-16', '21 December 2027', 'noon', '2027'])
    assert.equal(noDateFault(text), undefined, text);
});
