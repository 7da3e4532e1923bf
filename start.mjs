/** Opens the editor: node start.mjs, or node start.mjs FOLDER. Written so that any Node can say that it is too old. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `This is Node.js ${process.versions.node}, and Handbill needs 20.9 or newer. Get it from https://nodejs.org, then run this again.`,
  );
  process.exit(2);
}

const here = dirname(fileURLToPath(import.meta.url));
const campaign = process.argv[2] ? resolve(process.argv[2]) : join(here, '..', 'my-campaign');

if (!existsSync(join(here, 'node_modules', 'tsx'))) {
  console.log('Fetching what Handbill is made of. This is done once, and takes a few minutes.');
  const isWindows = process.platform === 'win32';
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit', shell: isWindows });
  if (npm.status !== 0) {
    console.error('It could not be fetched. See that you are connected to the internet, then run this again.');
    process.exit(2);
  }
}

console.log(`Your campaign is in ${campaign}. The editor opens in your browser in a moment.`);
const program = ['--import', './src/cli/typescript.mjs', 'src/cli/handbill.ts', 'dev', '--open', '--campaign', campaign];
const child = spawn(process.execPath, program.concat(process.argv.slice(3)), { cwd: here, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code === null ? 1 : code));
