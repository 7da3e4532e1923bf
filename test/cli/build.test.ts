/** `handbill build` and `check` as people run them: what they print, what they leave on the disk, their exit codes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { FIXTURES, miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { handbill as handbillProcess } from './command.ts';
import { build, handbill } from './in-process.ts';

/** Every file of a folder with a hash of its bytes. */
function fingerprint(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

const AS_OF = ['--now', '2026-04-10'];

/** A campaign that has been built; each test takes a copy of it. */
let built: string;

/** The options that build a campaign into the usual folder, or another in it. */
function siteIn(campaign: string, folder = '_site') {
  return { campaign, output: join(campaign, folder) };
}

function builtCampaign(): string {
  const campaign = temporaryFolder();
  cpSync(built, campaign, { recursive: true });
  return campaign;
}

function sitesIn(campaign: string): string[] {
  return readdirSync(campaign).filter((name) => name.startsWith('_site'));
}

describe('handbill build', () => {
  before(async () => {
    built = miniCampaign();
    assert.equal((await build(siteIn(built))).code, 0);
  });

  it('writes the site and says so in one line', async () => {
    const campaign = miniCampaign();
    const run = await handbillProcess(['build', '--campaign', campaign, ...AS_OF]);
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stdout, /^Built \S+: 13 pages and \d+ other files, \d+ kB, in [\d.]+ s\.\n$/);
    assert.equal(run.stderr, '');
    assert.ok(existsSync(join(campaign, '_site/events/vigil.ics')));
    assert.deepEqual(fingerprint(join(campaign, '_site')), fingerprint(join(built, '_site')));
  });

  it('leaves the last good site as it was when anything is wrong, and exits with 1 and no stack trace', async () => {
    const good = fingerprint(join(built, '_site'));
    const byName = (campaign: string) => handbill(['build', '--campaign', campaign, ...AS_OF]);
    const here = (campaign: string) => build(siteIn(campaign));
    // One that is found in the content, one as pages are rendered, one when all is made, by the whole command line.
    const mistakes: [string, typeof here][] = [
      ['many-at-once', byName],
      ['template-undefined', byName],
      ['template-third-party', byName],
      ['binary', here],
      ['yaml-quote', here],
      ['style-broken', here],
      ['html', here],
      ['encoding', here],
      ['zone-unknown', here],
      ['picture-missing', here],
      ['campaign-wrong', here],
      ['config-throws', here],
      ['template-data-throws', here],
    ];
    for (const [mistake, run] of mistakes) {
      const broken = miniCampaign(join(FIXTURES, 'problems', mistake));
      cpSync(join(built, '_site'), join(broken, '_site'), { recursive: true });
      const { code, stdout, stderr } = await run(broken);
      assert.equal(code, 1, mistake);
      assert.equal(stdout, '');
      assert.doesNotMatch(stderr, /\n {4}at |node:internal|Error:|Zod|Eleventy|Nunjucks|YAML/, mistake);
      assert.match(stderr, /\n\n\d+ problems? to mend(, and \d+ warnings?)?\. Nothing was changed\.\n$/);
      assert.deepEqual(fingerprint(join(broken, '_site')), good, mistake);
      assert.deepEqual(sitesIn(broken), ['_site'], 'no remains');
    }
  });

  it('names problem files as seen from where it was called', async () => {
    const broken = miniCampaign(join(FIXTURES, 'problems/time-not-a-date'));
    const run = await handbillProcess(['check', '--campaign', broken, ...AS_OF], { cwd: temporaryFolder() });
    assert.match(
      run.stderr,
      /^\.\.\/handbill-test-\w+\/content\/events\/vigil\.md:4:9 {2}starts: "21st December" is not a date and time\./m,
    );
  });

  it('takes a campaign beside the working directory whose name begins with that of the directory', async () => {
    const folder = temporaryFolder();
    const [here, campaign] = [join(folder, 'march'), join(folder, 'march-london')];
    mkdirSync(here);
    cpSync(join(FIXTURES, 'problems/link-to-own-page'), campaign, { recursive: true });
    cpSync(join(FIXTURES, 'base'), campaign, { recursive: true, force: false });
    const run = await handbillProcess(['check', '--campaign', '../march-london', ...AS_OF], { cwd: here });
    assert.equal(run.code, 0);
    assert.doesNotMatch(run.stderr, /problem/);
  });

  it('removes the pages of files that are gone', async () => {
    const campaign = builtCampaign();
    writeFiles(campaign, { 'content/facts/second.md': '---\nclaim: It opened in 1907\n---\n' });
    await build(siteIn(campaign));
    assert.ok(existsSync(join(campaign, '_site/facts/second/index.html')));
    rmSync(join(campaign, 'content/facts/second.md'));
    await build(siteIn(campaign));
    assert.ok(!existsSync(join(campaign, '_site/facts/second')));
    assert.deepEqual(fingerprint(join(campaign, '_site')), fingerprint(join(built, '_site')));
  });

  it('never replaces a folder that it did not make, nor one that holds what the author wrote', async () => {
    const campaign = miniCampaign();
    const foreign = temporaryFolder();
    writeFiles(foreign, {
      'thesis.txt': 'years of work',
      'site.webmanifest': '{}',
      'sitemap.xml': '',
      'robots.txt': '',
    });
    const refused = async (output: string): Promise<string> => {
      const run = await handbill(['build', '--campaign', campaign, '--output', output, ...AS_OF]);
      assert.equal(run.code, 2, output);
      assert.doesNotMatch(run.stderr, /\n {4}at /);
      return run.stderr;
    };
    assert.match(
      await refused(foreign),
      /has files that Handbill did not make \(robots\.txt, site\.webmanifest, sitemap\.xml\), and the site would replace them\./,
    );
    assert.equal(readFileSync(join(foreign, 'thesis.txt'), 'utf8'), 'years of work');
    assert.match(await refused(campaign), /holds the campaign itself/);
    assert.match(await refused(join(foreign, 'thesis.txt/site')), /part of its path is a file/);
    assert.ok(existsSync(join(campaign, 'content')));
  });

  it('keeps what someone put into its own output or beside it', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { '_site.previous/mine.txt': 'mine', '_site.next-version/mine.txt': 'mine' });
    assert.equal((await build(siteIn(campaign))).code, 0);
    for (const name of ['_site.previous', '_site.next-version'])
      assert.ok(existsSync(join(campaign, name, 'mine.txt')), name);
    rmSync(join(campaign, '_site.previous'), { recursive: true });
    writeFiles(campaign, { '_site/.git/HEAD': 'ref: refs/heads/pages' });
    const run = await build(siteIn(campaign));
    assert.match(run.stderr, /has files that Handbill did not make \(\.git\)/);
    assert.ok(existsSync(join(campaign, '_site/.git/HEAD')));
  });

  it('follows a link to the folder that a server shows', async () => {
    const campaign = miniCampaign();
    const served = join(temporaryFolder(), 'served');
    mkdirSync(served);
    symlinkSync(served, join(campaign, 'www'));
    assert.equal((await build(siteIn(campaign, 'www'))).code, 0);
    assert.ok(existsSync(join(served, 'index.html')));
    assert.ok(lstatSync(join(campaign, 'www')).isSymbolicLink());
  });

  it('is the same to the byte in another folder, time zone and language', async () => {
    const [first, second] = [temporaryFolder(), join(temporaryFolder(), 'deeper/still')];
    mkdirSync(second, { recursive: true });
    for (const copy of [first, second]) cpSync(join(ROOT, 'content'), join(copy, 'content'), { recursive: true });
    const [one, two] = await Promise.all([
      handbillProcess(['build', '--campaign', first, '--now', '2011-12-20'], {
        env: { TZ: 'Asia/Almaty', LANG: 'kk_KZ.UTF-8' },
      }),
      handbillProcess(['build', '--campaign', second, '--now', '2011-12-20'], {
        env: { TZ: 'America/St_Johns', LANG: 'C' },
        cwd: second,
      }),
    ]);
    assert.deepEqual([one.code, two.code], [0, 0], one.stderr + two.stderr);
    assert.deepEqual(fingerprint(join(first, '_site')), fingerprint(join(second, '_site')));
  });

  it('puts back the site that a killed run had moved aside, even if the content has a mistake now', async () => {
    const campaign = builtCampaign();
    const good = fingerprint(join(campaign, '_site'));
    renameSync(join(campaign, '_site'), join(campaign, '_site.previous-0123456789ab'));
    mkdirSync(join(campaign, '_site.next-999999999-0-0123456789ab'));
    writeFiles(campaign, { 'content/statement.md': 'no fields' });
    assert.equal((await build(siteIn(campaign))).code, 1);
    assert.deepEqual(fingerprint(join(campaign, '_site')), good);
    cpSync(join(FIXTURES, 'base/content/statement.md'), join(campaign, 'content/statement.md'));
    assert.equal((await build(siteIn(campaign))).code, 0);
    assert.deepEqual(sitesIn(campaign), ['_site']);
  });
});

describe('handbill check', () => {
  it('says that all is well and writes nothing', async () => {
    const campaign = miniCampaign();
    const run = await handbill(['check', '--campaign', campaign, ...AS_OF]);
    assert.equal(run.code, 0);
    assert.match(run.stdout, /^All is well: .* Nothing was written\.\n$/);
    assert.deepEqual(readdirSync(campaign), ['content']);
  });

  it('says where there is no campaign', async () => {
    const run = await handbill(['check', '--campaign', temporaryFolder()]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /^There is no campaign in .*: it has no folder named content\./);
  });
});

describe('a build that fails while files are copied', () => {
  it('waits for the copies, says what is wrong, and leaves nothing of the new site', async () => {
    const campaign = miniCampaign();
    const songs = Array.from({ length: 200 }, (_, number) => [
      `songs/${number}.txt`,
      'Bring a friend.\n'.repeat(10_000),
    ]);
    writeFiles(campaign, {
      ...Object.fromEntries(songs),
      'eleventy.config.mjs': 'export default (config) => config.addPassthroughCopy("songs");\n',
      'templates/pages/press.njk':
        '---\nlayout: handbill\npermalink: /press/\ntitle: Press\ndescription: For the press.\n---\n<h1>{{ nobody.name }}</h1>\n',
    });
    for (const command of ['build', 'check']) {
      const run = await handbill([command, '--campaign', campaign, ...AS_OF]);
      assert.equal(run.code, 1);
      assert.match(run.stderr, /^\S*press\.njk:7:5 {2}prints a value that is not there\./m);
      assert.doesNotMatch(run.stderr, /\n\s+at /);
      assert.deepEqual(sitesIn(campaign), []);
    }
  });
});

describe('now', () => {
  const passed = />This date has passed</;
  const pageIn = (campaign: string): string => readFileSync(join(campaign, '_site/events/vigil/index.html'), 'utf8');
  const eventPage = async (args: string[], env: Record<string, string>): Promise<string> => {
    const campaign = miniCampaign();
    const run = await handbill(['build', '--campaign', campaign, ...args], { env });
    assert.equal(run.code, 0, run.stderr);
    return pageIn(campaign);
  };

  it('is --now, else SOURCE_DATE_EPOCH', async () => {
    const epoch = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000) };
    assert.match(await eventPage([], epoch), passed);
    assert.doesNotMatch(await eventPage(['--now', '2026-04-30'], epoch), passed);
    const campaign = miniCampaign();
    await build(siteIn(campaign), '2026-05-01 19:00');
    assert.match(pageIn(campaign), passed);
    await build(siteIn(campaign), '2026-05-01 18:30');
    assert.doesNotMatch(pageIn(campaign), passed);
  });

  it('that cannot be read is told in a sentence', async () => {
    const run = await handbill(['check', '--now', 'tomorrow']);
    assert.equal(run.code, 2);
    assert.equal(run.stderr, '--now "tomorrow" is not a date. Write it like 2011-12-18 or "2011-12-21 12:30".\n');
    const epoch = await handbill(['check'], { env: { SOURCE_DATE_EPOCH: 'soon' } });
    assert.match(epoch.stderr, /^SOURCE_DATE_EPOCH is "soon", which is not a number/);
  });
});

describe('another campaign', () => {
  it('that is built from elsewhere copies the files that its configuration names', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'eleventy.config.mjs': 'export default (config) => config.addPassthroughCopy("songs");\n',
      'songs/one.txt': 'Bring a friend.\n',
    });
    const run = await build(siteIn(campaign));
    assert.equal(run.code, 0, run.stderr);
    assert.equal(readFileSync(join(campaign, '_site/songs/one.txt'), 'utf8'), 'Bring a friend.\n');
    assert.match(readFileSync(join(campaign, '_site/SHA256SUMS'), 'utf8'), / songs\/one\.txt\n/);
  });

  it('is chosen by HANDBILL_CAMPAIGN, and its templates, words and public files win', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'templates/parts/colophon/colophon.njk': '<footer class="colophon"><p>{{ edition.title }} forever</p></footer>\n',
      'templates/pages/press.njk':
        '---\nlayout: handbill\npermalink: /press/\ndescription: For the press.\neleventyComputed:\n  title: "{{ say(\'press.title\') }}"\neleventyNavigation: { key: press, title: Press, order: 9 }\n---\n<h1>{{ title }}</h1>\n',
      'templates/strings/en.yml': 'press:\n  title: Press\nnav:\n  facts: What we know\n',
      'templates/styles/campaign.css': 'h1 { letter-spacing: 0.25em }\n',
      'public/robots.txt': 'User-agent: *\nDisallow: /\n',
    });
    const run = await handbill(['build', ...AS_OF], { env: { HANDBILL_CAMPAIGN: campaign } });
    assert.equal(run.code, 0, run.stderr);
    const press = readFileSync(join(campaign, '_site/press/index.html'), 'utf8');
    assert.match(press, /Open the library forever/);
    assert.match(press, />What we know</);
    assert.match(press, /letter-spacing:\.25em/);
    assert.match(readFileSync(join(campaign, '_site/sitemap.xml'), 'utf8'), /library\.example\/press\//);
    assert.match(readFileSync(join(campaign, '_site/robots.txt'), 'utf8'), /Disallow: \//);
  });
});
