/** Writes one site after another into a folder until it is killed: what the test of kills runs. */
import { siteOfVersion } from './site-of-version.ts';
import { writeSite } from './write-site.ts';

const [, , output = ''] = process.argv;
for (let version = Number(process.argv[3]); ; version += 1) {
  await writeSite(siteOfVersion(version), output);
  process.stdout.write(`${version}\n`);
}
