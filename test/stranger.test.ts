/** What a campaign that one was sent cannot do: lead its readers out of its folder, keep them waiting, or have its code run unasked. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { contentTexts } from '../src/authoring/content-texts.ts';
import { hideParts, originalPath } from '../src/authoring/picture-files.ts';
import { moveToTrash, putBack } from '../src/authoring/trash.ts';
import { writeNew } from '../src/authoring/write-new.ts';
import { foldersOf, readPublicFiles } from '../src/build/folders.ts';
import { problemReport } from '../src/build/report.ts';
import { formatProblem } from '../src/campaign/problem.ts';
import { contentTexts as textsToInspect } from '../src/content/reading/load.ts';
import { NO_SITE } from '../src/dev/editor/answer.ts';
import { editPage, saveEdit } from '../src/dev/editor/edit-page.ts';
import { hasControls } from '../src/text/escape.ts';
import { build } from './cli/in-process.ts';
import { miniCampaign, temporaryFolder, writeFiles } from './mini-campaign.ts';
import { siteAsOf } from './site-as-of.ts';

const AWAY = 'is a link to somewhere else. Put the file itself here.';

/** A campaign whose facts are in a folder elsewhere, which a link leads to. */
function linkedFacts(): { campaign: string; fact: string } {
  const campaign = miniCampaign();
  const outside = temporaryFolder();
  renameSync(join(campaign, 'content/facts'), join(outside, 'facts'));
  symlinkSync(join(outside, 'facts'), join(campaign, 'content/facts'));
  return { campaign, fact: join(outside, 'facts/readers.md') };
}

describe('a campaign from a stranger', { timeout: 120_000 }, () => {
  it('is read by nobody through a link, be it for the site, the editor, or the safety report', async () => {
    const { campaign, fact } = linkedFacts();
    const before = readFileSync(fact);
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(site.problems.map(formatProblem), [`content/facts  ${AWAY}`]);
    assert.ok(contentTexts(campaign).every(({ path }) => !path.startsWith('content/facts')));
    assert.ok(textsToInspect(campaign).every(({ path }) => !path.startsWith('content/facts')));
    const query = new URLSearchParams({ file: 'content/facts/readers.md' });
    const asked = { campaign, query, token: '', clock: 0, site: NO_SITE };
    for (const answer of [await editPage(asked), await saveEdit(asked, new FormData())])
      assert.equal('status' in answer && answer.status, 404);
    const added = new Map([['content/facts/new.md', 'Words']]);
    assert.throws(() => writeNew(campaign, added), /facts is a link to somewhere else\. Remove it\.$/);
    assert.deepEqual(readFileSync(fact), before);
  });

  it('has nothing in public/ that is dropped in silence', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'public/flyer.txt': 'Come.', 'secret.txt': 'Key' });
    for (const [name, target] of Object.entries({
      up: '..',
      'secret.txt': '../secret.txt',
      'passwd.txt': '/etc/passwd',
    }))
      symlinkSync(target, join(campaign, 'public', name));
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(
      site.problems.map(formatProblem),
      ['passwd.txt', 'secret.txt', 'up'].map((name) => `public/${name}  ${AWAY}`),
    );
    assert.ok(readPublicFiles(foldersOf(campaign).public).files.has('/flyer.txt'));
  });

  it('has no file that takes the place of another where case does not count', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'public/Feed.xml': '<feed/>' });
    const site = await siteAsOf(campaign, '2026-04-10');
    const [told = ''] = site.problems.map(formatProblem);
    assert.match(told, /^_site\/(Feed|feed)\.xml {2}differs from \/(feed|Feed)\.xml in small and capital letters/);
    assert.equal(site.files, undefined);
  });

  it('has none of its code run under --no-code, and its code told first by check', async () => {
    const campaign = miniCampaign();
    const mark = join(temporaryFolder(), 'was-run');
    const evil = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x')`;
    writeFiles(campaign, {
      'eleventy.config.cjs': `${evil}; module.exports = () => {};`,
      '.eleventy.js': `import('node:fs').then((fs) => fs.writeFileSync(${JSON.stringify(mark)}, 'x'));`,
      'templates/_data/evil.cjs': `${evil}; module.exports = {};`,
      'templates/pages/evil.11ty.cjs': `${evil}; module.exports = () => 'Evil';`,
      'templates/pages/front.njk': `---js\n{ title: ${evil} }\n---\nEvil`,
      'templates/pages/statement.njk': 'Evil',
      'templates/parts/footer/footer.njk': 'Evil',
      'templates/layouts/base.njk': 'Evil',
      'public/evil.html': '<script>Evil</script>',
    });
    const output = join(temporaryFolder(), 'site');
    const built = await build({ campaign, output, noCode: true });
    assert.equal(built.code, 0, built.stderr);
    assert.match(
      built.stderr,
      /^Left out, as --no-code asks: \.eleventy\.js, eleventy\.config\.cjs, templates\/ \(6 files\), public\/\.\n/,
    );
    const names = readdirSync(output, { recursive: true, encoding: 'utf8' });
    assert.ok(names.includes(join('statement', 'index.html')) && !names.includes('evil.html'));
    for (const name of names.filter((each) => each.endsWith('.html')))
      assert.doesNotMatch(readFileSync(join(output, name), 'utf8'), /Evil/, name);
    assert.equal((await build({ campaign, noCode: true })).code, 0);
    assert.ok(!existsSync(mark), 'code was run');
    for (const format of ['text', 'json'] as const) {
      const checked = await build({ campaign, format });
      assert.match(
        checked.stderr,
        /^This campaign has code of its own, which runs now: \.eleventy\.js, eleventy\.config\.cjs, templates\/ \(6 files\)\. build and check leave it out with --no-code\.\n/,
      );
    }
    assert.match((await build({ campaign, output })).stderr, /^This campaign has code of its own, which runs now: /);
    assert.ok(existsSync(mark), 'the test’s own code does nothing');
  });

  it('has its originals and what was deleted looked for nowhere else', async () => {
    const campaign = miniCampaign();
    const outside = temporaryFolder();
    const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    writeFiles(campaign, { 'content/images/a.png': png, 'content/images/b.png': png, 'content/originals/.keep': '' });
    writeFiles(outside, { 'secret.png': png, 'content/pages/faq.md': 'Words' });
    symlinkSync(join(outside, 'secret.png'), join(campaign, 'content/originals/a.png'));
    symlinkSync(join(outside, 'new.png'), join(campaign, 'content/originals/b.png'));
    symlinkSync(join(outside, 'ignore'), join(campaign, 'content/originals/.gitignore'));
    assert.equal(originalPath(campaign, 'a.png'), 'content/images/a.png');
    const part = { left: 0, top: 0, width: 9, height: 9 };
    for (const name of ['a.png', 'b.png'])
      await assert.rejects(
        hideParts(campaign, name, [part]),
        /originals\/.* is a link to somewhere else\. Remove it\.$/,
      );
    assert.deepEqual(readFileSync(join(campaign, 'content/images/b.png')), png);
    symlinkSync(outside, join(campaign, '.trash'));
    assert.throws(() => moveToTrash(campaign, ['content/images/a.png'], 1), /\.trash is a link to somewhere else/);
    rmSync(join(campaign, '.trash'));
    const id = moveToTrash(campaign, ['content/images/a.png'], 1);
    renameSync(join(campaign, 'content/images'), join(outside, 'images'));
    symlinkSync(join(outside, 'images'), join(campaign, 'content/images'));
    assert.throws(
      () => putBack(campaign, { id, paths: ['content/images/a.png'] }),
      /content\/images is a link to somewhere else/,
    );
    assert.deepEqual(readdirSync(outside).sort(), ['content', 'images', 'secret.png']);
    assert.deepEqual(readdirSync(join(outside, 'images')), ['b.png']);
  });

  it('has no icon that takes minutes to draw', async () => {
    const campaign = miniCampaign();
    const costly =
      '<filter id="f"><feTurbulence baseFrequency=".5" numOctaves="10"/><feGaussianBlur stdDeviation="90"/></filter>';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000">${costly}<rect width="9000" height="9000" filter="url(#f)"/></svg>`;
    writeFiles(campaign, { 'public/icon.svg': svg, 'content/images/a.png': svg });
    const before = process.cpuUsage();
    const { problems } = await siteAsOf(campaign, '2026-04-10');
    assert.match(problems.map(formatProblem).join(''), /^content\/images\/a\.png {2}is a drawing \(SVG\)/);
    rmSync(join(campaign, 'content/images'), { recursive: true });
    assert.deepEqual((await siteAsOf(campaign, '2026-04-10')).problems, []);
    assert.ok(process.cpuUsage(before).user < 20_000_000);
  });

  it('prints no more problems than are read, and nothing that a terminal obeys', async () => {
    const campaign = miniCampaign();
    const esc = '\u001b]0;evil\u0007';
    writeFiles(campaign, {
      'content/statement.md': `---\ntitle: x\n${esc}: y\n---\n\nWords.\n`,
      'content/facts/readers.md': `---\nclaim: Facts\n---\n\n${`<b>${esc}</b>\n\n`.repeat(500)}`,
      [`public/${esc}.txt`]: 'Words',
    });
    const { problems } = await siteAsOf(campaign, '2026-04-10');
    const report = problemReport(problems, campaign);
    assert.ok(problems.length > 500);
    const told = report.split('\n').filter((line) => /^\S*(content|public)\//.test(line));
    assert.equal(told.length, 50);
    assert.match(report, /\n\nAnd \d+ more, which are shown once these are mended\.\n\n\d+ problems to mend/);
    assert.ok(!hasControls(report.replaceAll('\n', ' ')), 'a terminal would obey');
    assert.match(report, /<U\+001B>/);
  });

  it('has no pipe, device or endless folder that any reader waits for', {
    skip: process.platform === 'win32',
  }, async () => {
    const campaign = miniCampaign();
    for (const folder of ['templates/pages', 'templates/parts', 'templates/print', 'content/images', 'public'])
      mkdirSync(join(campaign, folder), { recursive: true });
    const pipes = ['content/images/a.jpg', 'public/a.txt', 'templates/pages/a.njk', 'templates/parts/a.njk'];
    for (const pipe of pipes) execFileSync('mkfifo', [join(campaign, pipe)]);
    const links = { 'templates/_data': '/', 'templates/print/a.typ': '/dev/zero', 'templates/pages/loop': '.' };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(campaign, name));
    const site = await siteAsOf(campaign, '2026-04-10');
    const told = site.problems.map(formatProblem);
    const pipe = 'is not a file that can be read. Remove it.';
    assert.deepEqual(
      told.sort(),
      [...pipes.map((name) => `${name}  ${pipe}`), ...Object.keys(links).map((name) => `${name}  ${AWAY}`)].sort(),
    );
    // Eleventy reads these before it asks us for anything.
    for (const name of ['.gitignore', '.eleventyignore', 'eleventy.config.js', 'package.json']) {
      const other = miniCampaign();
      symlinkSync('/dev/zero', join(other, name));
      const { problems } = await siteAsOf(other, '2026-04-10');
      assert.deepEqual(problems.map(formatProblem), [`${name}  ${pipe}`]);
    }
  });
});
