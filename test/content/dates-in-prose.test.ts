/** Dates in texts: what is accepted, what is doubted and in which words. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { type DatedEvent, dateFaults } from '../../src/content/checks/check-dates.ts';
import { datesIn } from '../../src/content/checks/dates-in-prose.ts';
import { runs } from '../runs.ts';

/** The London protest. */
const EVENT: DatedEvent = {
  starts: moment('2011-12-21T12:00'),
  ends: undefined,
  published: moment('2011-12-18T09:00'),
  allDay: false,
};

function moment(iso: string): DateTime<true> {
  const at = DateTime.fromISO(iso, { zone: 'Europe/London' });
  assert.ok(at.isValid);
  return at;
}

const faultsOf = (text: string, lang = 'en', event?: DatedEvent, years: readonly number[] = [2011]): string[] =>
  dateFaults(text, { lang, years, event }).map(({ message }) => message);

/** Sentences about which nothing is to be said. */
const ACCEPTED: readonly (readonly [lang: string, text: string])[] = [
  ['en', 'On Friday 16 December, the security forces attacked.'],
  ['en', 'on Wednesday, 21st of December 2011 at 12 noon'],
  ['en', 'Wednesday, the 21st of December'],
  ['en', 'December 21, 2011 was a Wednesday'],
  ['en', 'Wednesday December 21st, 2011'],
  ['en', 'from 16-17 December 2011, and from 16 to 20 December'],
  ['en', 'Friday 16 and Saturday 17 December 2011'],
  ['en', '21 December 2011 (Wednesday)'],
  ['en', 'the protests continued on 18 November'],
  ['en', 'a strike in May, grew in June'],
  ['en', 'They may 20 people let in; they march 30 abreast'],
  ['en', 'March on Saturday 5 March 2011'],
  ['en', 'about 16,000 people, 9/11, 24/7, 1 in 3, Article 21, 16-year-olds, version 2.11.2010.1'],
  ['en', 'December 2011 and the 2011 strike'],
  ['en', 'call 020 7946 0018, pay £21 December rent'],
  ['en', 'the Sun on Sunday; she sat on the committee'],
  ['en', '29 February 2012'],
  ['en', '31.12.2011, 12/21/2011 and 05/05/2011'],
  ['ru', 'В среду, 21 декабря 2011 года'],
  ['ru', 'пятница, 16 декабря'],
  ['ru', 'в субботу 17 декабря 2011'],
  ['ru', 'в мае и в июне 2011 года, 16 000 человек'],
  ['uk', 'у п’ятницю, 16 грудня 2011 року'],
  ['kk', '2011 жылғы 21 желтоқсан, сәрсенбі'],
  ['kk', 'Жұма, 16 желтоқсан'],
  ['de', 'am Mittwoch, den 21. Dezember 2011'],
  ['fr', 'le mercredi 21 décembre 2011'],
  ['es', 'el miércoles 21 de diciembre de 2011'],
  ['tr', '21 Aralık 2011 Çarşamba'],
  ['kk', '2011 жылғы 21 желтоқсанда, сәрсенбіде'],
  ['kk', '2011 жылдың 21 желтоқсаны сәрсенбі күні'],
  ['de', 'Mittwoch, dem 21. Dezember 2011, und Sonnabend, 17. Dezember'],
  ['de', 'am Mi, 21. Dezember'],
  ['ru', 'к среде, 21 декабря, и до пятницы, 16 декабря'],
  ['uk', "у п'ятницю, 16 грудня 2011 року, і в п`ятницю, 16 грудня"],
  ['uk', 'у пʼятницю, 16 грудня 2011 року'],
  ['es', 'el miércoles, 21 de diciembre del 2011'],
  ['en', 'Wed 21 December, Wed. 21 December 2011 and 21 December 2011 Wednesday'],
  ['en', 'In May 2011 Friday prayers; the 16 December Friday club'],
  ['pl', 'w środę, 21 grudnia 2011 r., i w sobotę 17 grudnia'],
  ['fa', 'چهارشنبه ۲۱ دسامبر ۲۰۱۱، و سه‌شنبه ۲۰ دسامبر'],
  ['zh', '2011年12月21日（星期三），12月16日，周五，16000人，3月份'],
  ['hi', 'बुधवार, 21 दिसंबर 2011 को, कला और मंगलवार 20 दिसम्बर'],
  ['he', 'ביום רביעי, 21 בדצמבר 2011, ובשבת, 17 בדצמבר'],
  ['es', 'a las diez de la mañana del miércoles 21 de diciembre de 2011'],
  ['de', 'Guten Morgen, morgens um acht'],
];

/** Sentences with one doubt, and the words that it is about. */
const DOUBTED: readonly (readonly [lang: string, text: string, words: string])[] = [
  ['en', 'On Friday 17 December, they attacked.', 'Friday 17 December'],
  ['en', 'Thursday, 21st of December 2011', 'Thursday, 21st of December 2011'],
  ['en', 'Thursday December 21st, 2011', 'Thursday December 21st, 2011'],
  ['en', '21 December 2011 (Monday)', '21 December 2011 (Monday'],
  ['en', 'On 31 November 2011', '31 November 2011'],
  ['en', 'On the 31 November', '31 November'],
  ['en', '29 February 2011', '29 February 2011'],
  ['en', 'Sunday\n16 December', 'Sunday 16 December'],
  ['en', 'Come tomorrow', 'tomorrow'],
  ['en', 'See you next Friday!', 'next Friday'],
  ['en', 'On 12/11/2011', '12/11/2011'],
  ['ru', 'В четверг, 21 декабря 2011 года', 'четверг, 21 декабря 2011'],
  ['ru', '31 ноября', '31 ноября'],
  ['ru', 'Приходите завтра', 'завтра'],
  ['uk', 'Приходьте завтра', 'завтра'],
  ['tr', 'Yarın gelin', 'Yarın'],
  ['de', 'Kommt morgen', 'morgen'],
  ['fr', 'Venez demain', 'demain'],
  ['es', 'Venga mañana', 'mañana'],
  ['ar', 'تعالوا غدًا', 'غدًا'],
  ['pl', 'Przyjdźcie jutro', 'jutro'],
  ['fa', 'فردا بیایید', 'فردا'],
  ['zh', '请明天来', '明天'],
  ['hi', 'कल आइए', 'कल'],
  ['he', 'בואו מחר', 'מחר'],
  ['pl', 'w czwartek, 21 grudnia 2011', 'czwartek, 21 grudnia 2011'],
  ['fa', 'جمعه ۲۱ دسامبر ۲۰۱۱', 'جمعه ۲۱ دسامبر ۲۰۱۱'],
  ['zh', '2011年12月21日星期五', '2011年12月21日星期五'],
  ['hi', 'शुक्रवार, 21 दिसंबर 2011', 'शुक्रवार, 21 दिसंबर 2011'],
  ['he', 'ביום שישי, 21 בדצמבר 2011', 'ביום שישי, 21 בדצמבר 2011'],
  ['uk', 'у суботу, 16 грудня 2011 року', 'суботу, 16 грудня 2011'],
  ['kk', '2011 жылғы 21 желтоқсан, жұма', '2011 жылғы 21 желтоқсан, жұма'],
  ['kk', 'Сенбі, 16 желтоқсан', 'Сенбі, 16 желтоқсан'],
  ['de', 'am Dienstag, den 21. Dezember 2011', 'Dienstag, den 21. Dezember 2011'],
  ['fr', 'le jeudi 21 décembre 2011', 'jeudi 21 décembre 2011'],
  ['es', 'el lunes 21 de diciembre de 2011', 'lunes 21 de diciembre de 2011'],
  ['kk', '21 желтоқсанда, жұмада', '21 желтоқсанда, жұмада'],
  ['kk', '31 қарашада', '31 қарашада'],
  ['de', 'Freitag, dem 21. Dezember', 'Freitag, dem 21. Dezember'],
  ['tr', '21 Aralık 2011 Cuma', '21 Aralık 2011 Cuma'],
  ['tr', "21 Aralık'ta Cuma", "21 Aralık'ta Cuma"],
  ['uk', "у п'ятницю, 21 грудня", "п'ятницю, 21 грудня"],
  ['uk', 'у п’ятницю, 21 грудня', 'п’ятницю, 21 грудня'],
  ['uk', 'у пʼятницю, 21 грудня', 'пʼятницю, 21 грудня'],
  ['ru', 'к пятнице, 21 декабря', 'пятнице, 21 декабря'],
  ['en', 'Fri, 21 December', 'Fri, 21 December'],
  ['en', 'this Friday 21 December', 'Friday 21 December'],
];

describe('a date in a text', () => {
  for (const [lang, text] of ACCEPTED)
    it(`is accepted: ${text} (${lang})`, () => assert.deepEqual(faultsOf(text, lang), []));

  for (const [lang, text, words] of DOUBTED)
    it(`is doubted: ${text.replace('\n', ' ')} (${lang})`, () => {
      const faults = faultsOf(text, lang);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.ok(faults[0]?.startsWith(`"${words}" `), faults[0]);
    });

  it('is told with what to write instead', () => {
    assert.deepEqual(faultsOf('Friday 17 December 2011'), [
      '"Friday 17 December 2011" does not fit: that day is Saturday 17 December 2011. Write so, or Friday 16 December 2011 if that is the day.',
    ]);
  });

  it('without a year is doubted where it may be in two, unless its weekday tells', () => {
    assert.deepEqual(faultsOf('on 16 December', 'en', undefined, [2011, 2012]), [
      '"16 December" may be in 2011 or 2012. Write the year.',
    ]);
    assert.deepEqual(faultsOf('on Friday 16 December', 'en', undefined, [2011, 2012]), []);
  });

  it('without a year is not doubted where the page says it with one, by which its weekday is judged', () => {
    const years = [2011, 2012];
    assert.deepEqual(faultsOf('On 16 December 2011. On 16 December again.', 'en', undefined, years), []);
    const said = [{ day: 16, month: 12, year: 2011 }];
    const about = (text: string): number => dateFaults(text, { lang: 'en', years, said }).length;
    assert.deepEqual(['on 16 December', 'on Friday 16 December', 'on Sunday 16 December'].map(about), [0, 0, 1]);
    assert.equal(about('on 17 December'), 1);
    // An event's page says its own day.
    const event = { ...EVENT, starts: moment('2012-01-05T12:00') };
    assert.deepEqual(faultsOf('Come on 5 January.', 'en', event, [2012, 2011]), []);
  });

  it('with any weekday is accepted if and only if it is the right one, in every language', () => {
    const day = fc.date({
      min: new Date('1990-01-01T00:00Z'),
      max: new Date('2060-12-31T00:00Z'),
      noInvalidDate: true,
    });
    const lang = fc.constantFrom('en-GB', 'en-US', 'ru', 'uk', 'kk', 'de', 'fr', 'es', 'tr');
    fc.assert(
      fc.property(day, fc.nat(6), lang, (date, shift, locale) => {
        const right = DateTime.fromJSDate(date, { zone: 'UTC' });
        const weekday = right.plus({ days: shift }).setLocale(locale).toFormat('cccc');
        const rest = right.setLocale(locale).toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' });
        const text = `${weekday}, ${rest}`;
        const found = datesIn(text, locale).filter((each) => each.weekday !== undefined);
        assert.equal(found.length, 1, text);
        assert.equal(faultsOf(text, locale).length, shift === 0 ? 0 : 1, text);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('a date in an event’s own text', () => {
  const about = (text: string): string[] => faultsOf(text, 'en', EVENT);

  it('is the event’s, or was before it was announced, or stands beside the event’s', () => {
    for (const text of [
      'On Wednesday, 21st of December 2011 at 12 noon',
      'After the shootings of 16 December we meet.',
      'On 21 December. On 28 December we meet again.',
      'On 21 December at 12:00',
      'On 21 December, bring 7 candles',
    ])
      assert.deepEqual(about(text), [], text);
  });

  it('is doubted once, whatever is wrong with it', () => {
    assert.deepEqual(about('We meet next Friday 22 December.').length, 1);
    assert.match(about('We meet on Friday 22 December.')[0] ?? '', /does not fit/);
  });

  it('is doubted when it is another day, or another time', () => {
    assert.deepEqual(about('We meet on 22 December.'), [
      '"22 December" is not the day of this event, which is Wednesday 21 December 2011. Correct one of the two.',
    ]);
    for (const [time, told] of [
      ['at 1pm', '13:00'],
      ['at 11.30am', '11:30'],
      ['19:00', '19:00'],
    ])
      assert.deepEqual(about(`On 21 December ${time}`), [
        `"21 December" is followed by ${told}, but the event begins at 12:00. Correct one of the two.`,
      ]);
  });
});
