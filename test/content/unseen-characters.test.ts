/** Characters that nobody can see do no harm where they mean nothing, stay where they do, and are named by their code points. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatProblem } from '../../src/campaign/problem.ts';
import sharp from '../../src/drawing/sharp.ts';
import { loadSite } from '../../src/eleventy/load-site.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';

const SPACES = ['\u00a0', '\u2003', '\u202f', '\u3000'];
const MARKS = ['\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad', '\u202a'];

const nameOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

async function load(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = miniCampaign();
  writeFiles(folder, files);
  const { campaign, problems } = await loadSite(folder);
  return { campaign, told: problems.map(formatProblem) };
}

const event = (fields: string, body = 'Bring a book.'): Record<string, string> => ({
  'content/events/vigil.md': `---\nid: vigil@library.example\npublished: 2026-04-01 09:00\n${fields}\n---\n\n${body}\n`,
});

const FIELDS = 'title: Vigil\nstarts: 2026-05-01 18:00\nplace:\n  name: The library\n  address: 1 Church Street';

async function statementOf(body: string): Promise<string> {
  const { campaign, told } = await load({ 'content/statement.md': `---\ntitle: Open it\n---\n\n${body}\n` });
  assert.deepEqual(told, []);
  return campaign?.statement.en?.prose.html ?? '';
}

describe('around the name of a field', () => {
  const places = (space: string, mark: string): Record<string, string> => ({
    'in its indentation': FIELDS.replaceAll('\n  ', `\n${space} `),
    'in front of it': FIELDS.replace('title', `${mark}title`).replace('  name', `  ${mark}name`),
    'within it': FIELDS.replace('starts', `star${mark}ts`),
    'in front of its colon': FIELDS.replace('title:', `title${space}:`).replace('starts:', `starts${mark}:`),
    'behind its colon': FIELDS.replace('title: ', `title:${space}`).replace('place:', `place:${mark}`),
    'around its value': FIELDS.replace('Vigil', `${mark}Vigil${mark === '\u200b' ? mark : space}`),
    'behind a quoted value': FIELDS.replace('Vigil', `"Vigil"${mark}`),
  });
  for (const [index, mark] of MARKS.slice(0, 5).entries())
    it(`${nameOf(mark)} and ${nameOf(SPACES[index % SPACES.length] ?? '')} do no harm`, async () => {
      for (const [place, fields] of Object.entries(places(SPACES[index % SPACES.length] ?? '', mark))) {
        const { campaign, told } = await load(event(fields));
        assert.deepEqual(told, [], place);
        const [vigil] = campaign?.events ?? [];
        const said = [vigil?.text.en?.title, vigil?.starts?.hour, vigil?.place?.name, vigil?.place?.address];
        assert.deepEqual(said, ['Vigil', 18, 'The library', '1 Church Street'], place);
      }
    });

  it('they do no harm to the dashes around fields and of items', async () => {
    const text =
      '\ufeff\ufeff---\u00a0\nclaim: It is read\nsources:\n\u00a0\u00a0-\u00a0title: Report\n\u200b---\n\nYes.\n';
    const { campaign, told } = await load({ 'content/facts/readers.md': text });
    assert.deepEqual(told, []);
    assert.equal(campaign?.facts[0]?.sources[0]?.title, 'Report');
  });

  it('they are named where a field cannot be told', async () => {
    const { told } = await load(event(FIELDS.replace(/place:[\s\S]*/, 'place: { \u200bname: The library }')));
    assert.match(told.join('\n'), /is not a field of place\. There is U\+200B in it, a space without width/);
  });
});

describe('in data', () => {
  it('they do no harm, at its ends or within', async () => {
    for (const mark of [...MARKS, ...SPACES.map((space) => ` ${space}`)]) {
      const { campaign, told } = await load({
        ...event(
          FIELDS.replace(
            '2026-05-01 18:00',
            `${mark}2026-05-01${mark.trim() ? mark : '\u00a0'}${/\s/.test(mark) ? '' : ' '}18:00${mark}`,
          ),
        ),
        'content/campaign.yml': `title: Open\nsummary: The library.\naddress: ${mark}https://library.example/${mark}\nzone: ${mark}Europe/London\nlanguages: [${mark}en]\nprint: none\ncarry: none\n`,
      });
      assert.deepEqual(told, [], nameOf(mark.trim() || mark));
      assert.equal(campaign?.address, 'https://library.example/');
      assert.equal(campaign?.events[0]?.starts?.toISO(), '2026-05-01T18:00:00.000+01:00');
    }
  });

  it('they are named where one of a few words is wanted', async () => {
    const { told } = await load(
      event(`${FIELDS}\nstatus: can\u200ecelled\nchanges:\n  - at: 2026-04-02 10:00\n    note: Off.`),
    );
    assert.deepEqual(
      told.map((line) => line.replace(/^.*is not one of [^.]*\. /, '')),
      ['There is U+200E in it, a mark of direction, which cannot be seen. Delete the word and type it anew.'],
    );
  });
});

describe('in words', () => {
  it('they stay where they mean something', async () => {
    const title = 'می\u200cخواهیم 👩\u200d👧 « 10\u00a0000 »';
    const { campaign } = await load(event(FIELDS.replace('Vigil', title)));
    assert.equal(campaign?.events[0]?.text.en?.title, title);
  });

  it('letters are composed', async () => {
    assert.equal(await statementOf('Ma\u0438\u0306дан, cafe\u0301'), '<p>Maйдан, café</p>');
  });
});

describe('a soft return', () => {
  for (const character of ['\u000b', '\u000c', '\u0085', '\u2028', '\u2029'])
    it(`${nameOf(character)} is a line break, and a space where no line can be broken`, async () => {
      assert.equal(
        await statementOf(`Meet **at${character}the** station${character}Bring \`a${character}b\`.`),
        '<p>Meet <strong>at<br>\nthe</strong> station<br>\nBring <code>a b</code>.</p>',
      );
      const { campaign, told } = await load(
        event(FIELDS.replace('1 Church', `1${character}Church`), `One${character}two`),
      );
      assert.deepEqual(told, []);
      const [vigil] = campaign?.events ?? [];
      assert.equal(vigil?.place?.address, '1 Church Street');
      assert.equal(vigil?.text.en?.prose.plain, 'One two');
      assert.ok(!JSON.stringify(vigil?.text).includes(character));
    });
});

describe('in front of a line of Markdown', () => {
  const plain = '# Heading\n\nFirst\n\n- one\n- two\n\n1. first\n2. second\n\n> said\n\nLast [us](tel:+442079460000)';
  for (const character of [...SPACES, ...MARKS])
    it(`${nameOf(character)} changes nothing`, async () => {
      const isSpace = /\s/.test(character) && character !== '\ufeff';
      const written = isSpace
        ? plain.replace(/^(#|-|\d\.|>) /gm, `$1${character}`).replaceAll('\n\n', `\n${character}\n`)
        : plain.replace(/^(?=[#>\d-])/gm, character).replaceAll('\n\n', `\n${character}\n`);
      assert.equal(await statementOf(written), await statementOf(plain));
    });

  it('and in an address they are left out', async () => {
    assert.equal(
      await statementOf('[us](tel:\u202a+442079460000\u202c) <https://example.org/\u200ba>').then((html) =>
        html.match(/href="[^"]*"/g)?.join(),
      ),
      'href="tel:+442079460000",href="https://example.org/a"',
    );
  });
});

describe('the name of a file', () => {
  it('is found however its letters and spaces are written', async () => {
    const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } })
      .png()
      .toBuffer();
    const { campaign, told } = await load({
      'content/images/cafe\u0301.png': bytes,
      'content/images/caf\u00e9.yml': 'caption: The café\n',
      'content/images/\u043c\u0430\u0438\u0306дан.png': bytes,
      'content/images/Screenshot 2026-04-01 at 9.41.00\u202fAM.png': bytes,
      'content/images/plan\u00a0b.png': bytes,
      'public/re\u0301sume\u0301.pdf': 'x',
      'content/statement.md': [
        '---\ntitle: Open it\n---\n\n![A café](images/caf\u00e9.png)',
        '![A square](images/\u043c\u0430\u0439дан.png)',
        '![A screen](<images/Screenshot 2026-04-01 at 9.41.00 AM.png>)',
        '![A plan](<images/plan b.png>)',
        'Read [it](/r\u00e9sum\u00e9.pdf).\n',
      ].join('\n\n'),
    });
    assert.deepEqual(told, []);
    assert.equal(campaign?.pictures.length, 4);
    const html = campaign?.statement.en?.prose.html ?? '';
    assert.match(html, /<figcaption>The café/);
    // The address is that of the file as it is, or a server would not find it.
    assert.match(html, new RegExp(`href="${encodeURI('/re\u0301sume\u0301.pdf')}"`));
  });

  it('is passed over where it is a system’s own', { skip: process.platform === 'win32' }, async () => {
    const names = [
      'Icon\r',
      'Icon\uf00d',
      'Thumbs.db',
      'desktop.ini',
      '.DS_Store',
      '._vigil.md',
      '~$vigil.md',
      '__MACOSX/x.md',
    ];
    const files = names.flatMap((name) => [`content/events/${name}`, `public/${name}`]);
    const { told } = await load(Object.fromEntries(files.map((name) => [name, 'x'])));
    assert.deepEqual(told, []);
  });

  it('is doubted where Windows could not keep it', { skip: process.platform === 'win32' }, async () => {
    const { 'content/events/vigil.md': body = '' } = event(FIELDS.replace('Vigil', 'Con'));
    const { told } = await load({
      'content/events/con.md': body.replace('vigil@', 'con@'),
      'public/aux.txt': 'x',
      'public/what?.txt': 'x',
      'public/dot./x.txt': 'x',
      'public/console.txt': 'x',
    });
    assert.deepEqual(told.map((line) => line.replace(/\. Give it.*$/, '')).sort(), [
      'content/events/con.md  warning: has the name of a device of Windows, on which it cannot be kept or unpacked',
      'public/aux.txt  warning: has the name of a device of Windows, on which it cannot be kept or unpacked',
      'public/dot.  warning: has a sign in its name that Windows does not allow, or ends in a dot or a space',
      'public/what?.txt  warning: has a sign in its name that Windows does not allow, or ends in a dot or a space',
    ]);
  });
});
