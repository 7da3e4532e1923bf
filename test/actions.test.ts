/** Things to do: the campaign's and an event's, on every page that leads to them, in every language, and on paper. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { getDocumentProxy } from 'unpdf';
import { sizesOf } from '../src/build/report.ts';
import { formatProblem } from '../src/campaign/problem.ts';
import type { Site } from '../src/eleventy/site.ts';
import { publishNotices } from '../src/inspect/safety/publish-check.ts';
import { FIXTURES, miniCampaign, writeFiles } from './mini-campaign.ts';
import { attributeValue, parsedElements } from './parsed-page.ts';
import { foldedOf, siteAsOf, textOf } from './site-as-of.ts';
import { invalidHtml } from './valid-html.ts';

const CASE = join(FIXTURES, 'actions');

/** What the buttons of a page say and where they lead, in their order. */
function buttonsOf(site: Site, address: string): string[] {
  return parsedElements(textOf(site, address))
    .filter((element) => attributeValue(element, 'class')?.split(' ').includes('button'))
    .map((element) => `${element.text.trim()} > ${attributeValue(element, 'href')}`);
}

/** What stands between masthead and colophon. */
function mainOf(site: Site, address: string): string {
  const [main] = /<main .*<\/main>/.exec(foldedOf(site, address)) ?? [];
  return (main ?? '').replaceAll(' download>', ' download="">').replaceAll(/<(\w+) >/g, '<$1>');
}

const OWN = [
  'Sign the petition > https://www.petitions.example/library',
  'Write to the Mayor > ../act/index.html#write',
  'Sign on paper > ../act/index.html#sign',
];

describe('what people can do', () => {
  let campaign: string;
  let site: Site;
  before(async () => {
    campaign = miniCampaign(CASE);
    site = await siteAsOf(campaign, '2026-04-10');
    assert.ok(site.files, site.problems.map(formatProblem).join('\n'));
  });

  it('begins the home page with the first, the loudest, and ends it with all', () => {
    const page = mainOf(site, '/index.html');
    const [hero = ''] = page.split('</section>');
    assert.match(
      hero,
      /<a class="button" href="https:\/\/www\.petitions\.example\/library" rel="noopener noreferrer">Sign the petition<\/a> <bdi class="action-button-host">petitions\.example<\/bdi>/,
    );
    const [, end = ''] = page.split('<section class="actions');
    assert.match(end, /Sign the petition.*Write to the Mayor.*Sign on paper.*class="share-links"/);
  });

  it('ends the statement, each fact, each update and pages of one’s own', () => {
    const from = (depth: string): string[] => OWN.map((each) => each.replace('../', depth));
    assert.deepEqual(buttonsOf(site, '/statement/index.html'), from('../'));
    assert.deepEqual(buttonsOf(site, '/facts/readers/index.html'), from('../../'));
    assert.deepEqual(buttonsOf(site, '/updates/thirty/index.html'), from('../../'));
    assert.deepEqual(buttonsOf(site, '/who/index.html'), from('../'));
  });

  it('is the event’s own until it is over, whatever becomes of it, and then the campaign’s', async () => {
    const own = ['Call the Friends of the Library > act/index.html#telephone', 'Volunteer > https://help.example/'];
    const buttons = buttonsOf(site, '/events/vigil/index.html').slice(2);
    assert.deepEqual(buttons.slice(0, 2), own);
    const page = mainOf(site, '/events/vigil/index.html');
    assert.match(
      page,
      /<div class="until-past" data-phase-times="[^"]+">.*Volunteer.*<div class="from-past">.*Sign the petition/,
    );
    const cancelled = mainOf(site, '/events/cancelled/index.html');
    assert.match(cancelled, /<div class="until-past".*href="https:\/\/council\.example\/".*<div class="from-past">/);
    const later = await siteAsOf(campaign, '2026-06-01');
    const past = mainOf(later, '/events/vigil/index.html');
    assert.ok(past.includes('Sign the petition') && !past.includes('help.example') && !past.includes('from-past'));
    // Its address stays, and says so.
    assert.match(mainOf(later, '/events/vigil/act/index.html'), /This date has passed.*\+44 20 7946 0018/);
  });

  it('has a page of all that it takes, which is valid, listed and asks for nothing', async () => {
    const page = textOf(site, '/act/index.html');
    assert.deepEqual(await invalidHtml(page, '/act/'), []);
    assert.deepEqual(await invalidHtml(textOf(site, '/events/vigil/act/index.html'), '/events/vigil/act/'), []);
    assert.ok(textOf(site, '/sitemap.xml').includes('https://library.example/act/'));
    assert.ok(!/<form|<input|<textarea/.test(page));
    assert.deepEqual(page.match(/<script src="[^"]+"/g), ['<script src="../handbill-share.js"'], 'the one that copies');
  });

  it('writes an email in everybody’s own program, whatever its letters are', () => {
    const mailOf = (address: string): string =>
      buttonsOf(site, address)
        .find((each) => each.includes('mailto:'))
        ?.split(' > ')[1] ?? '';
    const english = mailOf('/act/index.html');
    assert.ok(english.startsWith('mailto:mayor%2Bdesk@valley.example,office@valley.example?subject='), english);
    const { searchParams } = new URL(english);
    assert.equal(searchParams.get('subject'), 'Keep the library open & warm');
    assert.match(
      searchParams.get('body') ?? '',
      /^Dear Mayor,\r\n\r\nthe only.*\r\n\r\n\[Your own words\]\r\n\r\nPlease/s,
    );
    assert.match(english, /^[\x21-\x7e]+$/, 'all that is no ASCII is encoded');
    const russian = new URL(mailOf('/ru/act/index.html')).searchParams.get('body') ?? '';
    assert.match(russian, /^Уважаемый мэр!\r\n\r\n.*\r\n\r\n\[Ваши слова\]\r\n\r\n\[Имя и фамилия\]\r\n\[Адрес\]$/s);
  });

  it('has the same letter to copy, by the script that copies addresses or by hand', () => {
    const page = textOf(site, '/act/index.html');
    const [, shown = ''] = /<pre class="copy-text" id="write-text"\s*>([^<]+)<\/pre>/.exec(page) ?? [];
    const link = parsedElements(page).find((element) => attributeValue(element, 'data-copy')?.startsWith('Dear Mayor'));
    assert.ok(link && shown.includes('[Your own words]'));
    assert.equal(attributeValue(link, 'data-copy'), shown);
    assert.equal(attributeValue(link, 'href'), '#write-text');
  });

  it('has the number, the hours and what to say on the telephone', () => {
    const page = mainOf(site, '/events/vigil/act/index.html');
    assert.match(
      page,
      /href="tel:\+442079460018"><bdi dir="ltr">\+44 20 7946 0018<\/bdi><\/a><\/p> <p>Monday to Friday, 9:00 to 17:00<\/p>.*<blockquote class="action-text">Good morning\./,
    );
  });

  it('is in the reader’s language, and what is not translated is the original, marked', () => {
    const page = mainOf(site, '/ru/act/index.html');
    assert.match(page, /<a class="button"[^>]*>Подписать обращение<\/a>/);
    assert.match(page, /<blockquote class="action-text" lang="en">We, who live in the valley/);
    assert.match(
      page,
      /href="\.\.\/\.\.\/print\/petition-a4\.pdf" hreflang="en" download="">Подписной лист, A4 \(PDF\)<\/a> <span class="in-language">\(английский\)/,
    );
    assert.match(page, /Имена и адреса собираются только для этой петиции/);
    assert.match(mainOf(site, '/ru/events/vigil/act/index.html'), /Помочь делом.*help\.example.*Одолжите нам лампы/);
    assert.match(mainOf(site, '/ar/act/index.html'), /توقيع العريضة.*العمدة/);
  });

  it('is carried along where the net is cut', () => {
    const carried = mainOf(site, '/handbill-en.html');
    assert.match(carried, /<a href="#act">What you can do<\/a>/);
    assert.match(
      carried,
      /id="act-write".*Dear Mayor,.*href="tel:\+442079460018"|href="tel:\+442079460018".*Dear Mayor,/,
    );
    assert.ok(!carried.includes('data-copy'));
  });

  it('names contacts that are meant for everyone, of which the safety report tells nothing', async () => {
    const notices = (await publishNotices(campaign, site, sizesOf(site.files?.values() ?? []))).map(formatProblem);
    assert.deepEqual(
      notices.filter((notice) => /email address|telephone number/.test(notice)),
      [],
    );
  });

  it('is a letter and a petition on paper, in the words of each language, beside posters and leaflets', async () => {
    const letter = await pagesOf(site, '/print/letter-a4.pdf');
    assert.equal(letter.length, 1);
    for (const words of [
      'The Mayor Town Hall 12 Market Street',
      'Keep the library open & warm',
      'Dear Mayor,',
      'Please keep it open.',
      'Your own words',
      'Name',
      'Address',
      'Date',
      'Signature',
    ])
      assert.ok(letter[0]?.includes(words), `${words} in ${letter[0]}`);
    const [petition = ''] = await pagesOf(site, '/print/petition-a4.pdf');
    assert.match(petition, /^Open the library To: the Town Council We, who live in the valley.*- Not one book less\./);
    assert.match(
      petition,
      /Name Address Signature Date.* 12 .*Post it to: Friends of the Library 1 Church Street Valley VA1 3AB/,
    );
    assert.match(petition, /They are handed to those to whom it is addressed, and to nobody else\./);
    assert.match(
      (await pagesOf(site, '/ru/print/letter-a4.pdf'))[0] ?? '',
      /Уважаемый мэр! В июне.*Ваши слова.*Подпись/,
    );
    assert.ok(site.files?.has('/ar/print/petition-a4.pdf') && !site.files.has('/ru/print/petition-a4.pdf'));
    for (const page of ['/share/index.html', '/statement/share/index.html', '/act/share/index.html'])
      assert.match(
        mainOf(site, page),
        /print\/petition-a4\.pdf" download="">Petition to sign, A4 \(PDF\): <span>Sign on paper</,
        page,
      );
  });

  it('is the same bytes on paper every time', async () => {
    const again = await siteAsOf(campaign, '2026-04-12');
    for (const name of ['/print/letter-a4.pdf', '/ar/print/petition-a4.pdf'])
      assert.deepEqual(Buffer.from(again.files?.get(name)?.body ?? ''), Buffer.from(site.files?.get(name)?.body ?? ''));
  });
});

describe('a letter or a petition', () => {
  const withText = async (kind: string, text: string): Promise<Site> => {
    const campaign = miniCampaign();
    const actions = JSON.stringify([{ do: kind, who: 'the Mayor', text, post: 'Town Hall' }]);
    writeFiles(campaign, {
      'content/campaign.yml': `title: Open the library\naddress: https://library.example/\nzone: Europe/London\nprint: none\ncarry: none\nactions: ${actions}\n`,
    });
    return siteAsOf(campaign, '2026-04-10');
  };
  const paragraph = 'The only library of the valley is to be closed, and nobody was asked. ';

  it('is made where no posters are wanted; a long letter has more pages, and none of its words is lost', async () => {
    const site = await withText('write', `${`${paragraph.repeat(9)}\n\n`.repeat(7)}The last word.`);
    const pages = await pagesOf(site, '/print/letter-a4.pdf');
    assert.ok(pages.length > 1);
    assert.match(pages.join(' '), /The last word\. .*Signature/);
    assert.ok(!buttonsOf(site, '/act/index.html').some((button) => button.includes('mailto:')));
  });

  it('sets a long demand smaller, with eight rows at least, and says so of one that is too long', async () => {
    const long = await withText('sign', paragraph.repeat(26));
    const [sheet = '', ...more] = await pagesOf(long, '/print/petition-a4.pdf');
    assert.deepEqual(more, []);
    assert.match(sheet, /Date.* 8 .*Post it to:/);
    const longer = await withText('sign', paragraph.repeat(80));
    assert.ok(!longer.files?.has('/print/petition-a4.pdf'));
    assert.match(
      longer.problems.map(formatProblem).join('\n'),
      /is too long for the petition: the demand needs \d+ % more room/,
    );
  });
});

async function pagesOf(site: Site, address: string): Promise<string[]> {
  const body = site.files?.get(address)?.body;
  assert.ok(body instanceof Uint8Array, `${address}: ${JSON.stringify(site.problems)}`);
  const document = await getDocumentProxy(new Uint8Array(body));
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    pages.push(text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' '));
  }
  return pages;
}
