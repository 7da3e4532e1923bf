/** A campaign's own configuration and code: used without the plugin's line too, and told of in one sentence when amiss. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type UserConfig from '@11ty/eleventy/UserConfig';
import { formatProblem } from '../../src/campaign/problem.ts';
import handbill from '../../src/eleventy/plugin.ts';
import { miniCampaign, writeFiles } from '../mini-campaign.ts';
import { siteAsOf, textOf } from '../site-as-of.ts';

const PAGE = '---\nlayout: handbill\npermalink: /press/\ntitle: Press\ndescription: For the press.\n---\n';

/** Files, and the one sentence that they lead to. */
const MISTAKES: Readonly<Record<string, readonly [Readonly<Record<string, string>>, RegExp]>> = {
  'a configuration that stops with an error': [
    { 'eleventy.config.mjs': 'export default function (config) {\n  nope();\n}\n' },
    /^eleventy\.config\.mjs:2:3 {2}stops with an error: nope is not defined\. Correct it\.$/,
  ],
  'a configuration that cannot be read': [
    { 'eleventy.config.mjs': 'export default function (config) {\n  config.addFilter("a", (x) => x;\n}\n' },
    /^eleventy\.config\.mjs:2:32 {2}stops with an error: missing \) after argument list\. Correct it\.$/,
  ],
  'a configuration in TypeScript that cannot be read': [
    { 'eleventy.config.ts': 'export default function (config: object) {\n  a(;\n}\n' },
    /^eleventy\.config\.ts.* {2}stops with an error: .*\. Correct it\.$/,
  ],
  'a package that is not there': [
    { 'eleventy.config.mjs': 'import nothing from "no-such-package";\nexport default nothing;\n' },
    /^eleventy\.config\.mjs:1:22 {2}imports no-such-package, which is not there\. Check its name, or run npm install no-such-package\.$/,
  ],
  'a filter that stops with an error': [
    {
      'eleventy.config.mjs':
        'export default function (config) {\n  config.addFilter("fail", () => {\n    throw new Error("no luck");\n  });\n}\n',
      'templates/pages/press.njk': `${PAGE}<p>{{ 1 | fail }}</p>\n`,
    },
    /^eleventy\.config\.mjs:3:11 {2}stops with an error: no luck\. Correct it\. It happens in the filter fail, at templates\/pages\/press\.njk\.$/,
  ],
  'a data file that is not JSON': [
    { 'templates/_data/signatures.json': '{ "count": 1,\n}\n' },
    /^templates\/_data\/signatures\.json {2}cannot be read\. Look for a missing comma, bracket or quotation mark\.$/,
  ],
  'a Liquid page with a filter that is not there': [
    { 'templates/pages/press.liquid': `${PAGE}<p>{{ edition.title | nope }}</p>\n` },
    /^templates\/pages\/press\.liquid:7:23 {2}uses the filter nope, which does not exist\. Check its name\.$/,
  ],
};

describe('a campaign’s own configuration', { timeout: 120_000 }, () => {
  for (const [mistake, [files, sentence]] of Object.entries(MISTAKES))
    it(`is told of in one sentence: ${mistake}`, async () => {
      const campaign = miniCampaign();
      writeFiles(campaign, files);
      const site = await siteAsOf(campaign, '2026-04-10');
      const [told = '', ...others] = site.problems.map(formatProblem);
      assert.match(told, sentence);
      assert.deepEqual(others, []);
      assert.equal(site.files, undefined);
    });

  it('is told of options that Handbill does not have, and of a second campaign, but not of the same line twice', async () => {
    const { default: Config }: { default: new () => UserConfig } = await import(
      new URL('UserConfig.js', import.meta.resolve('@11ty/eleventy')).href
    );
    const config = new Config();
    const campaign = miniCampaign();
    const refused = (options: string, sentence: RegExp): Promise<void> =>
      assert.rejects(handbill(config, JSON.parse(options)), sentence);
    await refused('{ "campaing": "x" }', /the option campaing, which it does not have\. Did you mean campaign\?$/);
    await refused(
      '{ "wholeSite": "yes" }',
      /wholeSite the value "yes"\. Write true or false, without quotation marks\.$/,
    );
    await handbill(config, { campaign });
    await handbill(config, { campaign });
    await refused('{ "campaign": "other" }', /adds Handbill twice, with different options/);
  });

  it('is used where it does not add the plugin itself, with paths from its own folder', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'eleventy.config.mjs':
        'export default function (config) {\n  config.addFilter("shout", (text) => text + "!");\n  config.addPassthroughCopy("songs");\n}\n',
      'songs/one.txt': 'Bring a friend.\n',
      'templates/pages/press.njk': `${PAGE}<h1>{{ edition.title | shout }}</h1><a href="/songs/one.txt">{{ page.inputPath }}</a>\n`,
      'templates/pages/plans.njk': `${PAGE.replace('/press/', '/plans/').replace('\n---\n', '\ndraft: true\n---\n')}<h1>Plans</h1>\n`,
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.deepEqual(site.problems, []);
    assert.match(textOf(site, '/press/index.html'), /<h1>Open the library!<\/h1>/);
    assert.match(textOf(site, '/press/index.html'), /one\.txt">\.\/templates\/pages\/press\.njk</);
    assert.equal(textOf(site, '/songs/one.txt'), 'Bring a friend.\n');
    assert.match(textOf(site, '/events/vigil/index.html'), /Vigil at the library/);
    assert.equal(site.files?.has('/plans/index.html'), false);
  });

  it('has its own settings in place of ours', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, {
      'eleventy.config.mjs':
        'export default function (config) {\n  config.setNunjucksEnvironmentOptions({ throwOnUndefined: false });\n  config.addPreprocessor("drafts", "*", () => undefined);\n  config.addFilter("upcoming", () => []);\n}\n',
      'templates/pages/press.njk': `${PAGE.replace('\n---\n', '\ndraft: true\n---\n')}<h1>Press{{ nothing }}</h1>\n`,
    });
    const site = await siteAsOf(campaign, '2026-04-10');
    assert.match(textOf(site, '/press/index.html'), /<h1>Press<\/h1>/);
    assert.doesNotMatch(textOf(site, '/events/index.html'), /Vigil at the library/);
  });
});
