/** Runs a program of the machine that sends files, such as git, and says in a sentence why it could not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '../text/user-error.ts';

/** A program is missing, or has refused. */
export class ToolFailed extends UserError {
  readonly code: number | null;

  constructor(message: string, code: number | null) {
    super(message);
    this.code = code;
  }
}

interface ToolOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Nobody is asked for a password: the ssh agent and git's credential helper know them, or there is a sentence. */
const SSH = 'ssh -o BatchMode=yes';

/** What it prints. Throws ToolFailed. */
export async function runTool(program: string, args: readonly string[], options: ToolOptions = {}): Promise<Buffer> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...own } = process.env;
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { GIT_SSH_COMMAND: SSH, RSYNC_RSH: SSH, ...own, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...options.env },
  });
  const [printed, told]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
  // One that ends early reads no more.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const [code] = await once(child, 'close').catch(() => {
    throw new ToolFailed(
      `${program} is not installed on this machine, and publish: needs it. Install it, or see docs/publish.md for another way.`,
      null,
    );
  });
  if (code === 0) return Buffer.concat(printed);
  throw new ToolFailed(`Nothing could be sent: ${program} says “${reasonIn(Buffer.concat(told).toString())}”.`, code);
}

/** The first line that is a reason, which advice follows. */
function reasonIn(told: string): string {
  const lines = told
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.find((line) => /fatal|error|reject|denied|refused|failed|not |no /i.test(line)) ?? lines[0] ?? 'nothing';
}
