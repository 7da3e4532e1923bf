/** Whatever goes wrong, a command ends: with a sentence, an exit code, no trace, and nothing left behind. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { describe, it } from 'node:test';
import { miniCampaign, ROOT, temporaryFolder, writeFiles } from '../mini-campaign.ts';
import { HANDBILL } from './command.ts';
import { fullDisk, mount, NO_MOUNTS } from './mounts.ts';

const AS_OF = ['--now', '2026-04-10'];

/** To all that `init` asks. */
const ANSWERS =
  '--title=A --summary=B. --address=https://a.example/ --event=C --starts=2026-12-21T12:00 --place=D'.split(' ');

/** Far longer than any of these takes, ms: whoever has not ended by then hangs. */
const LIMIT = 90_000;

/** Between the sentence and the end, ms. */
const FAREWELL = 3_000;

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Start {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Is told of each piece of output, and may do something to the process. */
  readonly watch?: (child: ReturnType<typeof spawn>, printed: string) => void;
}

/** Runs node until it ends, which it must soon after it has said why. */
function ending({ args, env = {}, watch = () => undefined }: Start): Promise<Ending> {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, timeout: LIMIT });
  const printed = { stdout: '', stderr: '' };
  let toldAt = Number.POSITIVE_INFINITY;
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => {
      printed[name] += chunk.toString();
      toldAt = performance.now();
      watch(child, printed[name]);
    });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      const farewell = performance.now() - toldAt;
      if (farewell > FAREWELL) reject(new Error(`went on for ${farewell} ms after: ${printed.stderr}`));
      resolve({ code, signal, ...printed });
    });
  });
}

/** `handbill` with arguments; nothing of it may be a trace. */
async function handbill(args: readonly string[], options: Omit<Start, 'args'> = {}): Promise<Ending> {
  const run = await ending({ args: [...HANDBILL, ...args], ...options });
  assert.doesNotMatch(run.stderr, /^\s+at |node:internal|Node\.js v|\n\w*Error:/m);
  return run;
}

/** A build of a campaign that must fail; returns its sentence. */
async function refused(code: 1 | 2, args: readonly string[], env: Start['env'] = {}): Promise<string> {
  const run = await handbill(['build', ...AS_OF, ...args], { env });
  assert.deepEqual([run.code, run.stdout], [code, ''], run.stderr);
  return run.stderr;
}

describe('a build that cannot be', { timeout: 600_000 }, () => {
  it('for a moment that is none, before anything was ever made', async () => {
    const campaign = miniCampaign();
    const cache = join(temporaryFolder(), 'cache');
    const sentence = await refused(2, ['--campaign', campaign, '--now', 'garbage'], { HANDBILL_CACHE: cache });
    assert.match(sentence, /^--now "garbage" is not a date\..*\n$/);
    assert.deepEqual([existsSync(cache), readdirSync(campaign)], [false, ['content']]);
  });

  it('for a calendar that has no end', { skip: !existsSync('/dev/zero') }, async () => {
    const run = await handbill(['check', '--against=/dev/zero', '--campaign', miniCampaign(), ...AS_OF]);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /^\/dev\/zero cannot be read\. /m);
  });

  it('in a folder that cannot be made', { skip: !existsSync('/proc/self') }, async () => {
    const campaign = miniCampaign();
    const sentence = await refused(2, ['--campaign', campaign, '--output', '/proc/handbill/site']);
    assert.match(
      sentence,
      /^\/proc\/handbill\/site is not there, or cannot be made there\. Choose another folder\.\n$/,
    );
    const begun = await handbill(['init', '/proc/handbill/campaign', ...ANSWERS]);
    assert.deepEqual([begun.code, begun.stdout], [2, '']);
    assert.match(begun.stderr, /cannot be made there\. Choose another folder\.\n$/);
  });

  it('for what is in the campaign: names that are no UTF-8, files beyond all bounds, half a character', async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'public/film.mp4': '', 'content/facts/second.md': '---\nclaim: "A \\ud800"\n---\n' });
    truncateSync(join(campaign, 'public/film.mp4'), 2.5 * 2 ** 30);
    const large = await refused(1, ['--campaign', campaign]);
    assert.match(large, /^\S*public {2}holds more than 2 GB\. /m);
    assert.match(large, /^\S*second\.md:2:8 {2}has half of a character, written as \\ud…\. /m);
    truncateSync(join(campaign, 'public/film.mp4'), 1);
    for (const folder of ['content/facts', 'public'])
      writeFileSync(
        Buffer.concat([Buffer.from(`${join(campaign, folder)}/caf`), Buffer.from([0xe9, 0x2e, 0x6d, 0x64])]),
        'x',
      );
    const named = await refused(1, ['--campaign', campaign]);
    for (const folder of ['content/facts', 'public'])
      assert.match(
        named,
        new RegExp(`^\\S*${folder}/caf\ufffd\\.md {2}has signs in its name that are no letters\\.`, 'm'),
      );
    assert.deepEqual(readdirSync(campaign).sort(), ['content', 'public']);
  });

  it('for want of memory', async () => {
    const campaign = miniCampaign();
    const none =
      'WebAssembly.instantiate = async () => { throw new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance"); };';
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(none)}` };
    const sentence = await refused(2, ['--campaign', campaign, '--cache', join(temporaryFolder(), 'cache')], env);
    assert.match(sentence, /^There is not enough memory\. .*\n$/m);
    assert.deepEqual(readdirSync(campaign), ['content']);
  });

  it('on a disk that is full, or read-only, or in the way as a whole', { skip: NO_MOUNTS }, async () => {
    const campaign = miniCampaign();
    const [full, locked, whole] = [mount('size=100k'), mount('ro'), mount('')];
    const build = (output: string) => refused(2, ['--campaign', campaign, '--output', output]);
    assert.match(await build(join(full, 'site')), /could not be written: the disk is full\. .*\n$/);
    assert.match(await build(join(locked, 'site')), /\/disk\/site cannot be written: the disk is read-only\. .*\n$/);
    assert.match(await build(whole), /\/disk cannot be replaced as a whole: it is a mount point, or in use\. .*\n$/);
    for (const disk of [full, locked, whole]) assert.deepEqual(readdirSync(disk), []);
    assert.deepEqual(readdirSync(join(whole, '..')), ['disk']);
  });
});

describe('a command without a temporary folder', { timeout: 300_000 }, () => {
  const campaign = miniCampaign();
  const works = async (command: string, TMPDIR: string): Promise<void> => {
    const run = await handbill([command, '--campaign', campaign, ...AS_OF], { env: { TMPDIR } });
    assert.deepEqual([run.code, run.stderr], [0, '']);
  };

  it('works all the same where there is none', async () => {
    await works('check', '/nowhere/at/all');
    await works('build', '/nowhere/at/all');
  });

  it('works all the same where it is full, or read-only', { skip: NO_MOUNTS }, async () => {
    await works('check', fullDisk());
    await works('build', mount('ro'));
  });
});

describe('a command that is stopped', { timeout: 300_000 }, () => {
  it('by those who have read enough makes the site all the same', async () => {
    const campaign = miniCampaign();
    const run = await handbill(['build', '--campaign', campaign, ...AS_OF], {
      watch: (child) => child.stdout?.destroy(),
    });
    assert.deepEqual([run.code, run.stderr], [0, '']);
    assert.ok(existsSync(join(campaign, '_site/index.html')));
  });

  it('by a signal leaves nothing of the new site, and the old one', {
    skip: process.platform === 'win32',
  }, async () => {
    const campaign = miniCampaign();
    writeFiles(campaign, { 'eleventy.config.mjs': `export default () => console.log('at work');\n` });
    const before = readdirSync(campaign);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      let isStopped = false;
      const run = await handbill(['build', '--campaign', campaign, ...AS_OF], {
        watch: (child) => {
          if (!isStopped) isStopped = child.kill(signal);
        },
      });
      assert.deepEqual([run.code, readdirSync(campaign)], [code, before]);
      // That the campaign's own code runs is all that is said.
      assert.match(run.stderr, /^This campaign has code of its own[^\n]*\n$/);
    }
  });

  it('by force, while it checks, leaves no temporary folder', async () => {
    const campaign = miniCampaign();
    for (let kill = 0; kill < 3; kill += 1) {
      const temporary = temporaryFolder();
      const env = { TMPDIR: temporary, HANDBILL_CACHE: join(temporaryFolder(), 'cache') };
      const child = spawn(process.execPath, [...HANDBILL, 'check', '--campaign', campaign, ...AS_OF], {
        env: { ...process.env, ...env },
      });
      setTimeout(() => child.kill('SIGKILL'), 1000 + Math.random() * 1500);
      await new Promise((resolve) => child.on('close', resolve));
      assert.deepEqual(readdirSync(temporary), []);
    }
  });
});

describe('a fault of ours, or of a library', { timeout: 300_000 }, () => {
  const faults: Readonly<Record<string, { command: string; sentence: RegExp }>> = {
    'is told in a sentence': {
      command: 'throw new TypeError("x is not a function\\n  of y")',
      sentence: /^Handbill has a fault, or its files are damaged: x is not a function\. Install it again; .*\n$/,
    },
    'in a compiled file that was cut short': {
      command: 'await import("data:text/javascript,export const x = (")',
      sentence: /^Handbill has a fault, or its files are damaged: Unexpected end of input\. .*\n$/,
    },
    'that is thrown when nobody waits for it': {
      command: 'setTimeout(() => { throw new Error("late") }); await new Promise(() => setInterval(() => {}, 1000))',
      sentence: /^Handbill has a fault, or its files are damaged: late\. /,
    },
    'that nobody catches': {
      command: 'void Promise.reject(new Error("lost")); await new Promise(() => setInterval(() => {}, 1000))',
      sentence: /^Handbill has a fault, or its files are damaged: lost\. /,
    },
    'that leaves work undone ends with the command': {
      command: 'setInterval(() => {}, 1000); console.error("That is all."); return 2',
      sentence: /^That is all\.\n$/,
    },
  };
  for (const [name, { command, sentence }] of Object.entries(faults))
    it(name, async () => {
      const path = import.meta.resolve(`../../src/cli/run-command${extname(import.meta.url)}`);
      const script = `import { runAnywhere } from '${path}'; await runAnywhere(async () => { ${command} });`;
      const loader = extname(import.meta.url) === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];
      const run = await ending({ args: [...loader, '--input-type=module', '--eval', script] });
      assert.equal(run.code, 2);
      assert.match(run.stderr, sentence);
    });
});
