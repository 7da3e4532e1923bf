/** Finds a Chromium to drive: the one named or installed, else the one that comes in a registry package. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { ROOT, temporaryFolder } from '../mini-campaign.ts';

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The package's own arguments put everything in one process, which cannot hold a second page. Without these Chromium asks its maker's hosts for things at every start. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser. Fails, rather than skips, where there is none, and says how to get one. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = INSTALLED.find((path) => path && existsSync(path));
  if (executablePath) return launch(executablePath, {});
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'These tests need Chromium or Chrome. Install one, or name it: CHROME_PATH=/path/to/chrome npm test',
    );
  }
  return launchPackaged();
}

/** The fonts are the machine's own, and one of Arial's widths, which not every machine has. Drawing a card points this process to others. */
function launch(executablePath: string, env: Record<string, string>): Promise<Browser> {
  const arimo = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/arimo/package.json'));
  const configuration = join(temporaryFolder(), 'fonts.conf');
  writeFileSync(
    configuration,
    `<?xml version="1.0"?>\n<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${arimo}</dir></fontconfig>\n`,
  );
  return chromium.launch({
    executablePath,
    args: QUIET,
    env: { ...process.env, ...env, FONTCONFIG_FILE: configuration },
  });
}

/** The package's Chromium; its own libraries serve where the system has none. */
async function launchPackaged(): Promise<Browser> {
  const { default: packaged } = await import('@sparticuz/chromium');
  const entry = import.meta.resolve('@sparticuz/chromium');
  const library = join(dirname(fileURLToPath(entry)), '../../bin');
  // Not among what this version exports, which is the last that Node 20 may run.
  const { inflate }: { inflate(path: string): Promise<string> } = await import(new URL('lambdafs.js', entry).href);
  const program = join(ROOT, 'node_modules/.cache/chromium');
  const executablePath = join(program, 'chromium');
  await unpackInto(program, () => packaged.executablePath());
  return launch(executablePath, {}).catch(async () => {
    const libraries = join(ROOT, 'node_modules/.cache/chromium-libraries');
    await unpackInto(libraries, () => inflate(join(library, 'al2023.tar.br')));
    return launch(executablePath, { LD_LIBRARY_PATH: join(libraries, 'al2023/lib') });
  });
}

/**
 * The package unpacks into the folder for temporary files, which is another for that while. What several processes unpack
 * takes its place as a whole, so that none starts half a browser.
 */
async function unpackInto(folder: string, unpack: () => Promise<unknown>): Promise<void> {
  if (existsSync(folder)) return;
  const own = `${folder}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = own;
  try {
    await unpack();
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // Another process was first.
    if (!existsSync(folder)) throw error;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
