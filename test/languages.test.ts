/** A campaign in several languages: one truth in all of them, and a plain word where a translation is missing or old. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { IntlMessageFormat } from 'intl-messageformat';
import { describeWhen } from '../src/campaign/dates-in-words.ts';
import { formatProblem } from '../src/campaign/problem.ts';
import { checkWords, SHARED_WORDS } from '../src/content/checks/check-words.ts';
import { readWords } from '../src/content/reading/interface-words.ts';
import { isRecord, readYaml, type YamlValue } from '../src/content/reading/yaml-text.ts';
import type { Site } from '../src/eleventy/site.ts';
import { oneLine } from '../src/text/one-line.ts';
import { readDay } from '../src/time/wall-clock.ts';
import { findZone } from '../src/time/zone.ts';
import { FIXTURES, miniCampaign, ROOT, writeFiles } from './mini-campaign.ts';
import { foldedOf, siteAsOf, textOf, weightOf } from './site-as-of.ts';

const STRINGS = join(ROOT, 'templates/strings');
const LANGUAGES = readdirSync(STRINGS).map((name) => name.replace('.yml', ''));

describe('the interface’s words', () => {
  const english = leavesOf('en');

  it('are there in fourteen languages', () => {
    assert.deepEqual(LANGUAGES, ['ar', 'de', 'en', 'es', 'fa', 'fr', 'he', 'hi', 'kk', 'pl', 'ru', 'tr', 'uk', 'zh']);
  });

  for (const lang of LANGUAGES) {
    const words = leavesOf(lang);

    it(`are complete in ${lang}, with the same placeholders`, () => {
      assert.deepEqual([...words.keys()], [...english.keys()]);
      for (const [key, text] of english) {
        // Whose clock it is, is said by a city in English and by Intl's name elsewhere.
        if (key === 'when.zone') continue;
        assert.deepEqual(placeholders(words.get(key) ?? ''), placeholders(text), `${lang} ${key}`);
      }
    });

    it(`have in ${lang} every form that its plural takes, and can be said`, () => {
      const { locale, say, messages, nameOf } = wordsOf(lang);
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
      for (const [key, text] of words) {
        // Some words have one form whatever the number; those that have two have all.
        for (const part of partsOf(text)) {
          if (!('pluralType' in part) || part.pluralType !== 'cardinal') continue;
          const forms = Object.keys(part.options).filter((form) => !form.startsWith('='));
          if (forms.length > 2) assert.deepEqual(forms.sort(), [...pluralCategories].sort(), `${lang} ${key}`);
          else assert.ok(forms.includes('other'), `${lang} ${key}`);
        }
      }
      for (const key of messages.keys())
        for (const count of [0, 1, 2, 3, 5, 11, 21, 100]) {
          const values = Object.fromEntries([...placeholders(english.get(key) ?? '')].map((name) => [name, count]));
          assert.ok(say(key, { ...values, city: 'X', clock: 'X', abbreviation: 'X' }).trim(), `${lang} ${key}`);
        }
      assert.notEqual(nameOf('kk'), 'kk');
    });

    if (lang !== 'en')
      it(`are translated into ${lang}`, () => {
        const same = [...words].filter(([key, text]) => english.get(key) === text && !SHARED_WORDS.test(key));
        assert.deepEqual(same, []);
      });
  }
});

describe('the interface’s words, read as sentences', () => {
  it('never speak of one where there are twenty-one, in languages whose plural for 21 is that for 1', () => {
    for (const lang of ['ru', 'uk']) {
      const { say } = wordsOf(lang);
      for (const key of ['facts.description', 'facts.sources', 'events.description', 'sources.description']) {
        const [one, many] = [1, 21].map((count) => say(key, { count }));
        assert.notEqual(one, many, `${lang} ${key}`);
      }
    }
  });

  it('keep a French colon on the line of its word, in a calendar’s one line too', () => {
    const { say, colon } = wordsOf('fr');
    assert.equal(colon, '\u00a0: ');
    const named = say('event.named.cancelled', { title: 'La veillée' });
    assert.equal(oneLine(named), 'ANNULÉ\u00a0: La veillée');
    for (const [key, text] of leavesOf('fr')) assert.doesNotMatch(text, / [:;!?»]/, key);
  });

  it('have commas of their own', () => {
    assert.equal(wordsOf('ar').listed(['أ', undefined, 'ب']), 'أ، ب');
    assert.equal(wordsOf('en').listed(['a', 'b']), 'a, b');
  });

  it('say on which days something took place in the order of their language, and which end of a day midnight is', () => {
    const zone = findZone('Europe/London');
    const day = (iso: string) => zone && readDay(iso, zone);
    const [starts, ends] = [day('2026-04-20'), day('2026-05-11')];
    assert.ok(starts && ends);
    const told = LANGUAGES.map((lang) => {
      const words = wordsOf(lang);
      assert.match(words.say('when.midnight'), /^[0۰]:[0۰]{2}/, lang);
      const { days } = describeWhen({ starts, ends, allDay: true }, words);
      assert.ok(days);
      return words.say('event.phase.happened-days', days).replaceAll('\u00a0', ' ');
    });
    assert.deepEqual(told, [
      'أُقيمت الفعالية من 20 أبريل إلى 10 مايو 2026',
      'Fand vom 20. April bis 10. Mai 2026 statt',
      'It took place from 20 April to 10 May 2026',
      'Tuvo lugar del 20 de abril al 10 de mayo de 2026',
      'برنامه از ۲۰ آوریل ۲۰۲۶ تا ۱۰ مهٔ ۲۰۲۶ برگزار شد',
      'A eu lieu du 20 avril au 10 mai 2026',
      'האירוע התקיים בין 20 אפריל ל־10 מאי 2026',
      'कार्यक्रम 20 अप्रैल से 10 मई 2026 तक चला',
      '2026 ж. 20 сәуір – 10 мамыр аралығында өтті',
      'Odbyło się w dniach 20 kwietnia – 10 maja 2026',
      'Проходило с 20 апреля по 10 мая 2026 г.',
      '20 Nisan – 10 Mayıs 2026 tarihlerinde gerçekleşti',
      'Тривало з 20 квітня по 10 травня 2026 р.',
      '活动已于2026年4月20日至2026年5月10日举行',
    ]);
  });

  it('have a month without its day in the case that it has then', () => {
    const zone = findZone('Europe/London');
    const starts = zone && readDay('2027-12-16', zone);
    assert.ok(starts);
    const told = ['es', 'he', 'kk', 'pl', 'ru', 'uk', 'zh'].map(
      (lang) => describeWhen({ starts, ends: undefined, allDay: true }, wordsOf(lang)).monthYear,
    );
    assert.deepEqual(told, [
      'diciembre de 2027',
      'דצמבר 2027',
      '2027\u00a0ж. желтоқсан',
      'grudzień 2027',
      'декабрь 2027',
      'грудень 2027',
      '2027年12月',
    ]);
  });

  it('name a clock by no abbreviation of the winter, and the first of a month as French does', () => {
    const zone = findZone('Europe/Berlin');
    const at = zone && readDay('2026-06-01', zone)?.plus({ hours: 18 });
    assert.ok(at);
    const told = ['de', 'es', 'fr', 'pl'].map((lang) => {
      const { full, day } = describeWhen({ starts: at, ends: undefined, allDay: false }, wordsOf(lang));
      assert.equal(day, '1');
      return full.replaceAll('\u00a0', ' ');
    });
    assert.deepEqual(told, [
      'Montag, 1. Juni 2026, 18:00 Uhr, Mitteleuropäische Zeit, CEST',
      'lunes, 1 de junio de 2026, 18:00, hora de Europa central (CEST)',
      'lundi 1er juin 2026, 18:00, heure : Allemagne (CEST)',
      'poniedziałek, 1 czerwca 2026, 18:00, czas środkowoeuropejski (CEST)',
    ]);
  });

  it('say what a postponed event is without promising a date', () => {
    const { say } = wordsOf('ru');
    for (const key of ['event.named.postponed', 'event.short-state.postponed', 'event.state.postponed'])
      assert.match(say(key, { title: '' }), /отложено/i);
  });
});

describe('a language that is being added', () => {
  const italian = (words: string) => {
    const folder = miniCampaign();
    const campaign = readFileSync(join(folder, 'content/campaign.yml'), 'utf8');
    writeFiles(folder, {
      'content/campaign.yml': campaign.replace('[en]', '[en, it]'),
      'content/campaign.it.yml': 'title: Aprite la biblioteca\nsummary: Venite con un libro.\n',
      'templates/strings/it.yml': words,
    });
    return siteAsOf(folder, '2026-04-10');
  };

  it('stops the build while it lacks words, and names the first of them', async () => {
    const { problems, files } = await italian('locale: it\n\nlanguage:\n  name: Italiano\n');
    assert.equal(files, undefined);
    assert.match(
      problems.map(formatProblem).join('\n'),
      /it\.yml {2}lacks words that templates\/strings\/en\.yml has: actions\.copy, .*\S and \d+ more\. Add them\./,
    );
  });

  it('is published with words that are in English still, as a warning takes no language from the site', async () => {
    const { problems, files } = await italian(
      readFileSync(join(STRINGS, 'en.yml'), 'utf8').replace('locale: en-GB', 'locale: it'),
    );
    assert.ok(problems.some(({ message }) => message.startsWith('is in English still')));
    assert.ok(files?.has('/it/index.html'));
  });

  it('is told word by word what is in English still, and which plural forms it lacks', () => {
    const english = { path: 'en.yml', text: readFileSync(join(STRINGS, 'en.yml'), 'utf8') };
    const text = english.text.replace('locale: en-GB', 'locale: cs').replace('name: English', 'name: Čeština');
    const begun = { path: 'cs.yml', text: text.replace('home: Home', 'home: Domů') };
    const words = readWords('cs', [begun]);
    assert.ok(!Array.isArray(words));
    const told = checkWords('cs', words, new Map([['en', [english]]])).map(formatProblem);
    assert.match(
      told[0] ?? '',
      /^cs\.yml:\d+:\d+ {2}warning: site\.skip: is in English still: "Skip to the main text"/,
    );
    assert.ok(!told.some((line) => line.includes('nav.home')));
    assert.match(
      told.join('\n'),
      /Write it in Czech\. So are \d+ more below\.|Write it in čeština\. So are \d+ more below\./,
    );
    assert.match(
      told.join('\n'),
      /towns\.events: lacks the form "few", as for 2\. In this language it takes other, one, few\./,
    );
  });
});

describe('a campaign in three languages', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(join(ROOT, 'examples/library'), '2026-05-01');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('has event pages within one round trip with the face that they are set in, in each', () => {
    const pages = [
      '/events/vigil/',
      '/events/hearing/',
      '/ru/events/vigil/',
      '/ru/events/hearing/',
      '/kk/events/vigil/',
    ];
    const weights = pages.map((page) => [page, weightOf(site, `${page}index.html`)] as const);
    assert.deepEqual(
      weights.filter(([, weight]) => weight > 14_600),
      [],
    );
  });

  it('warns of the one translation that is missing and the one that is out of date', () => {
    assert.deepEqual(
      site.problems.map(({ file, severity, message }) => [file, severity, message.split(',')[0]?.split(':')[0]]),
      [
        ['content/events/hearing.md', 'warning', 'is not translated into Kazakh (kk)'],
        ['content/events/hearing.ru.md', 'warning', 'names an older version'],
      ],
    );
  });

  it('has the same time, place, status and id in every language’s calendar, and its own words', () => {
    const events = ['/', '/ru/', '/kk/'].map((tree) => eventsOf(textOf(site, `${tree}calendar.ics`)));
    const [english = [], russian = [], kazakh = []] = events;
    for (const other of [russian, kazakh]) assert.deepEqual(other.map(factsOf), english.map(factsOf));
    assert.deepEqual(
      events.map((own) => own.map(({ summary }) => summary)),
      [
        ['A night of reading', 'Hearing in the town hall'],
        ['Ночь чтения', 'Слушания в ратуше'],
        ['Оқу түні', 'Hearing in the town hall'],
      ],
    );
    assert.match(
      russian[0]?.description ?? '',
      /На час раньше, чтобы могли прийти дети\.[\s\S]*library\.example\/ru\/events\/vigil\//,
    );
    // What is not translated leads to the original, and brings none of its body along.
    assert.match(kazakh[1]?.description ?? '', /library\.example\/events\/hearing\//);
    assert.ok(!(kazakh[1]?.description ?? '').includes('sixty chairs'));
  });

  it('never publishes an original’s body under another language’s address', () => {
    for (const [address, { body }] of site.files ?? []) {
      if (!/^\/(ru|kk)\//.test(address) || typeof body !== 'string') continue;
      assert.doesNotMatch(body, /sixty chairs|warm place|Both are on page 14|Nine hundred people/, address);
    }
  });

  it('lists what is not translated as a link to the original, in its language, with a word in the reader’s', () => {
    const facts = foldedOf(site, '/kk/facts/index.html');
    assert.match(
      facts,
      /<a href="\.\.\/\.\.\/facts\/heating\/index\.html" lang="en" hreflang="en">Its heating costs less[^<]*<\/a> <span class="in-language">\(ағылшын тілі\)<\/span>/,
    );
    assert.equal(site.files?.has('/kk/facts/heating/index.html'), false);
    assert.equal(site.files?.has('/kk/events/hearing/index.html'), false);
    // When and where are told in the reader's language all the same.
    assert.match(foldedOf(site, '/kk/events/index.html'), /2026.*4.*маусым.*бейсенбі.*10:00, Алматы уақыты/);
  });

  it('says on a page that the original has changed since its translation, and when that was', () => {
    assert.match(
      foldedOf(site, '/ru/events/hearing/index.html'),
      /class="translation-note">Дата этого перевода: 24 апреля 2026 г\. С тех пор оригинал изменился\. Время, место и статус[^<]*<a href="\.\.\/\.\.\/\.\.\/events\/hearing\/index\.html" hreflang="en">/,
    );
    assert.doesNotMatch(textOf(site, '/ru/events/vigil/index.html'), /translation-note"/);
  });

  it('leads from each page to the same page in each language that has it, both ways, and to the original by default', () => {
    const pages = [...(site.files?.keys() ?? [])].filter((name) => name.endsWith('/index.html'));
    const alternates = new Map(pages.map((name) => [name, alternatesOf(textOf(site, name))]));
    for (const [name, own] of alternates) {
      for (const [lang, url] of own) {
        const other = alternates.get(fileAt(url)) ?? new Map();
        if (lang !== 'x-default') assert.deepEqual([...other], [...own], `${name} ${lang}`);
      }
      if (own.size === 0) continue;
      assert.equal(own.get('x-default'), own.get('en'), name);
      assert.ok([...own.values()].map(fileAt).includes(name), name);
    }
    assert.deepEqual(
      [...(alternates.get('/events/hearing/index.html') ?? new Map()).keys()],
      ['en', 'ru', 'x-default'],
    );
    // A page to share by names the page that it shares as the one to be found.
    assert.equal(alternates.get('/ru/events/vigil/share/index.html')?.size, 0);
    // The switch is on every page; where a page is not translated it leads to the first one.
    assert.match(
      foldedOf(site, '/events/hearing/index.html'),
      /<a href="\.\.\/\.\.\/kk\/index\.html" lang="kk" hreflang="kk">Қазақша<\/a>/,
    );
    assert.match(
      foldedOf(site, '/events/vigil/index.html'),
      /<a href="\.\.\/\.\.\/kk\/events\/vigil\/index\.html" lang="kk"/,
    );
  });

  it('gives previews, feeds and the sitemap their language', () => {
    const page = textOf(site, '/ru/events/vigil/index.html');
    assert.match(page, /<html lang="ru" dir="ltr">/);
    assert.match(page, /<meta property="og:locale" content="ru_RU">/);
    assert.match(page, /<meta property="og:locale:alternate" content="en_GB">/);
    assert.match(page, /<meta property="og:title" content="Ночь чтения">/);
    assert.match(page, /<link rel="alternate" type="application\/atom\+xml" href="\.\.\/\.\.\/feed\.xml"/);
    assert.match(page, /https:\/\/t\.me\/share\/url\?[^"]*text=%D0%9D%D0%BE%D1%87%D1%8C/);
    const feed = textOf(site, '/ru/feed.xml');
    assert.equal(XMLValidator.validate(feed), true);
    assert.match(feed, /xml:lang="ru"[\s\S]*Изменение: Ночь чтения[\s\S]*На час раньше/);
    assert.equal(JSON.parse(textOf(site, '/kk/feed.json')).language, 'kk');
    const sitemap = textOf(site, '/sitemap.xml');
    assert.equal(XMLValidator.validate(sitemap), true);
    const rows: Record<string, unknown>[] = new XMLParser({ ignoreAttributes: false }).parse(sitemap).urlset.url;
    const row = rows.find(({ loc }) => loc === 'https://library.example/ru/events/hearing/');
    assert.deepEqual(row?.['xhtml:link'], [
      { '@_rel': 'alternate', '@_hreflang': 'en', '@_href': 'https://library.example/events/hearing/' },
      { '@_rel': 'alternate', '@_hreflang': 'ru', '@_href': 'https://library.example/ru/events/hearing/' },
      {
        '@_rel': 'alternate',
        '@_hreflang': 'x-default',
        '@_href': 'https://library.example/events/hearing/',
      },
    ]);
  });

  it('keeps the place as it is written, marked as such, with the reader’s spelling beside it', () => {
    assert.match(
      foldedOf(site, '/kk/events/vigil/index.html'),
      /<span lang="en"><span class="event-details-place"><bdi>Library of the valley<\/bdi>[\s\S]*event-details-spelling">Аңғар кітапханасы, Абай көшесі, 12</,
    );
  });

  it('leads links of a translated text to translated pages, and to the original where there is none', () => {
    const hrefs = (address: string): string[] =>
      [...textOf(site, address).matchAll(/class="prose[\s\S]*<\/article>/g)].flatMap(([prose]) =>
        [...prose.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? ''),
      );
    assert.deepEqual(hrefs('/statement/index.html'), ['../events/vigil/index.html', '../events/hearing/index.html']);
    assert.deepEqual(hrefs('/ru/statement/index.html'), ['../events/vigil/index.html', '../events/hearing/index.html']);
    assert.deepEqual(hrefs('/kk/statement/index.html'), [
      '../events/vigil/index.html',
      '../../events/hearing/index.html',
    ]);
  });

  it('has the texts to send out after a change in each language', () => {
    assert.match(
      textOf(site, '/ru/events/vigil/announce/index.html'),
      /НОВОЕ ВРЕМЯ: Ночь чтения[\s\S]*На час раньше, чтобы могли прийти дети[\s\S]*Где: Library of the valley/,
    );
  });
});

describe('pages of the campaign’s own templates in several languages', () => {
  let site: Site;
  before(async () => {
    const campaign = miniCampaign();
    const file = join(campaign, 'content/campaign.yml');
    const press =
      '---\nlayout: handbill\npagination: { data: handbill.editions, size: 1, alias: edition }\npermalink: \'{{ edition.at("/press/") }}\'\ntitle: Press\ndescription: For journalists.\nlisted: false\n---\n<h1 id="who">Press</h1>\n';
    writeFiles(campaign, {
      'content/campaign.yml': readFileSync(file, 'utf8').replace('[en]', '[en, ru]'),
      'content/campaign.ru.yml': 'title: Откройте библиотеку\nsummary: Единственную библиотеку долины закроют.\n',
      'content/statement.md':
        '---\ntitle: We say no\n---\n\nAsk [the press page](/press), or [ours](/ours/index.html?a=1&b=2#c).\n',
      'content/statement.ru.md':
        '---\ntitle: Мы против\n---\n\nСпросите [здесь](/press) и [тут](/press/#who), или [там](/ours/index.html?a=1&b=2#c).\n',
      'content/updates/news.md': '---\ntitle: News\ndate: 2026-04-03 10:00\n---\n\nSee [the press page](/press/).\n',
      'content/updates/news.ru.md': '---\ntitle: Новости\n---\n\nСмотрите [здесь](/press/).\n',
      'templates/pages/press.njk': press,
      'templates/pages/ours.njk':
        '---\nlayout: handbill\npermalink: /ours/\ntitle: Ours\ndescription: Only in English.\nlisted: false\n---\n<h1 id="c">Ours</h1>\n',
    });
    site = await siteAsOf(campaign, '2026-04-10');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  const linksOf = (address: string): string[] =>
    [...textOf(site, address).matchAll(/class="prose[\s\S]*?<\/div>/g)].flatMap(([prose]) =>
      [...prose.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? ''),
    );

  it('are led to by each text in its own language, and in the original’s where there is no other', () => {
    assert.deepEqual(linksOf('/statement/index.html'), ['../press/index.html', '../ours/index.html?a=1&amp;b=2#c']);
    assert.deepEqual(linksOf('/ru/statement/index.html'), [
      '../press/index.html',
      '../press/index.html#who',
      '../../ours/index.html?a=1&amp;b=2#c',
    ]);
  });

  it('are led to so by feeds and by what is carried, too', () => {
    const [entry] = JSON.parse(textOf(site, '/ru/feed.json')).items;
    assert.match(entry.content_html, /href="https:\/\/library\.example\/ru\/press\/"/);
    assert.match(textOf(site, '/handbill-ru.html'), /href="https:\/\/library\.example\/ru\/press\/"/);
  });
});

describe('a campaign from right to left, partly in English', () => {
  let site: Site;
  before(async () => {
    site = await siteAsOf(join(FIXTURES, 'right-to-left'), '2026-05-01');
    assert.ok(site.files, JSON.stringify(site.problems));
  });

  it('runs from right to left, and its English pages do not', () => {
    assert.match(textOf(site, '/index.html'), /<html lang="ar" dir="rtl">/);
    assert.match(textOf(site, '/en/index.html'), /<html lang="en" dir="ltr">/);
    assert.match(textOf(site, '/en/facts/index.html'), /lang="ar" dir="rtl" hreflang="ar">يقرأ/);
  });

  it('keeps addresses from being turned around', () => {
    assert.match(
      foldedOf(site, '/events/vigil/index.html'),
      /<bdi>12 Abai Street<\/bdi>[\s\S]*<bdi>https:\/\/library\.example\/<\/bdi>/,
    );
  });

  it('names weekday, month and clock in Arabic', () => {
    assert.match(textOf(site, '/events/vigil/index.html'), /السبت[\s\S]*مايو[\s\S]*توقيت مصر/);
  });
});

function leavesOf(lang: string): Map<string, string> {
  const read = readYaml(`${lang}.yml`, readFileSync(join(STRINGS, `${lang}.yml`), 'utf8'), 1);
  assert.ok(!Array.isArray(read));
  const leaves = new Map<string, string>();
  const walk = (value: YamlValue, path: string): void => {
    if (typeof value === 'string') leaves.set(path, value);
    if (isRecord(value)) for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(read.data, '');
  return leaves;
}

function wordsOf(lang: string) {
  const path = `${lang}.yml`;
  const words = readWords(lang, [{ path, text: readFileSync(join(STRINGS, path), 'utf8') }]);
  assert.ok(!Array.isArray(words), JSON.stringify(words));
  return words;
}

function placeholders(text: string): Set<string> {
  return new Set(partsOf(text).flatMap((part) => ('value' in part && part.type !== 0 ? [part.value] : [])));
}

/** The parts of a message of ICU MessageFormat, those inside its choices too. */
function partsOf(text: string): Part[] {
  const inner = (parts: readonly Part[]): Part[] =>
    parts.flatMap((part) => [
      part,
      ...('options' in part ? Object.values(part.options) : []).flatMap(({ value }) => inner(value)),
    ]);
  return inner(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
}

type Part = ReturnType<InstanceType<typeof IntlMessageFormat>['getAst']>[number];

function eventsOf(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

function factsOf(event: InstanceType<typeof ICAL.Event>) {
  const { uid, startDate, endDate, location, sequence, component } = event;
  const times = [startDate, endDate].map((time) => time.toJSDate().toISOString());
  return { uid, times, location, sequence, status: component.getFirstPropertyValue('status') };
}

function alternatesOf(html: string): Map<string, string> {
  const links = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g);
  return new Map([...links].map(([, lang = '', url = '']) => [lang, url]));
}

function fileAt(url: string): string {
  return `${new URL(url).pathname}index.html`;
}
