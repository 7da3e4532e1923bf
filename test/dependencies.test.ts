/** The packages that Handbill is made of: they run on every Node that it names, under licences that NOTICE lists, and weigh what README says. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import semver from 'semver';
import { assertGolden } from './golden.ts';
import { ROOT } from './mini-campaign.ts';

interface Package {
  readonly license?: string;
  readonly dev?: boolean;
  readonly engines?: { readonly node?: string };
}

const { packages }: { packages: Readonly<Record<string, Package>> } = JSON.parse(read('package-lock.json'));
const { '': own, ...others } = packages;

/** What is installed with the package, by its folder. */
const installed = Object.entries(others).filter(([, { dev }]) => !dev);

/** Licences that let a site's maker do with it what they like; what they ask for is in NOTICE. */
const LICENCES =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Python-2\.0|PSF-2\.0|Zlib|MPL-2\.0|LGPL-3\.0-or-later|OFL-1\.1)$/;

describe('the packages that Handbill is made of', () => {
  it('run on the oldest Node that it names, and those that it is tested with on the last Node 20', () => {
    const oldest = semver.minVersion(own?.engines?.node ?? '')?.version ?? '';
    assert.equal(oldest, '20.9.0');
    const refused = (node: string, all: readonly (readonly [string, Package])[]): string[] =>
      all.filter(([, { engines }]) => !semver.satisfies(node, engines?.node ?? '*')).map(([path]) => path);
    assert.deepEqual(refused(oldest, installed), []);
    assert.deepEqual(refused('20.20.0', Object.entries(others)), []);
    // There is no 32-bit Windows for it any more.
    assert.deepEqual(refused('24.21.0', Object.entries(others)), ['node_modules/@img/sharp-win32-ia32']);
  });

  it('are in NOTICE with their licences; UPDATE_GOLDEN=1 writes it', () => {
    const byLicence = new Map<string, Set<string>>();
    for (const [path, { license = 'none' }] of installed) {
      for (const each of license.replace(/[()]/g, '').split(' AND ')) assert.match(each, LICENCES, path);
      const names = byLicence.get(license) ?? new Set();
      byLicence.set(license, names.add(path.replace(/^.*node_modules\//, '')));
    }
    const lists = [...byLicence].sort().map(
      ([licence, names]) =>
        `${licence}\n${[...names]
          .sort()
          .map((name) => `  ${name}\n`)
          .join('')}`,
    );
    const [head = ''] = read('NOTICE').split(/^[(\w][^\n]*\n {2}/m);
    assertGolden(head + lists.join('\n'), join(ROOT, 'NOTICE'));
  });

  it('take the room that README says', () => {
    const octets = installed.reduce((sum, [path]) => sum + sizeOf(join(ROOT, path)), 0);
    const [, said = ''] = /(\d+) MB installed/.exec(read('README.md')) ?? [];
    const megabytes = octets / 1_000_000;
    assert.ok(
      Math.abs(megabytes - Number(said)) < Number(said) * 0.05,
      `${megabytes.toFixed(0)} MB; README says ${said}`,
    );
  });
});

function read(name: string): string {
  return readFileSync(join(ROOT, name), 'utf8');
}

/** The octets of a package's own files; 0 for one of another machine's kind. */
function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
    }, 0);
}
