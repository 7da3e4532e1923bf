/** One publishing at a time, or one look at what is published, by a command of its own: what it says, and where it stands. */
import type { ChildProcess } from 'node:child_process';
import type { Problem } from '../../campaign/problem.ts';

/** Publishing says what would change, and waits to be told yes or no; looking asks the published site. */
export type Work = 'publish' | 'look';

/** Begins the command that does it. */
export type StartWork = (work: Work) => ChildProcess;

/** Whether nothing was begun, it is at work, it asks, or it has ended: well, or not. */
export type PublishingState = 'idle' | 'at work' | 'asking' | 'done' | 'failed';

/** What the command sends when it has said all that would change, and before that what is wrong or doubtful. */
export const ASKING = 'asking';

export class Publishing {
  readonly #start: StartWork;
  readonly #clock: () => number;
  #child: ChildProcess | undefined;
  #state: PublishingState = 'idle';
  #said = '';
  #found = '';
  #problems: readonly Problem[] = [];
  #work: Work = 'publish';
  #endedAt = 0;

  constructor(start: StartWork, clock: () => number) {
    this.#start = start;
    this.#clock = clock;
  }

  get work(): Work {
    return this.#work;
  }

  /** Of what has ended, when; UTC ms. */
  get endedAt(): number {
    return this.#endedAt;
  }

  get state(): PublishingState {
    return this.#state;
  }

  /** What the command says of what would change, and of what it did. */
  get said(): string {
    return this.#said;
  }

  /** What it found wrong or doubtful in the campaign. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** What else went wrong. */
  get found(): string {
    return this.#found;
  }

  begin(work: Work): void {
    if (this.#state === 'at work' || this.#state === 'asking') return;
    this.#state = 'at work';
    this.#said = '';
    this.#found = '';
    this.#problems = [];
    this.#work = work;
    const child = this.#start(work);
    this.#child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#found += text;
    });
    child.on('message', (message) => {
      if (message === ASKING) this.#state = 'asking';
      else if (isReport(message)) this.#problems = message.problems;
    });
    child.on('error', () => this.#end('failed'));
    child.on('close', (code) => this.#end(code === 0 ? 'done' : 'failed'));
  }

  /** Answers what is asked; a no ends it. */
  answer(isYes: boolean): void {
    if (this.#state !== 'asking') return;
    this.#state = 'at work';
    this.#child?.send(isYes ? 'yes' : 'no');
    if (isYes) return;
    this.#child = undefined;
    this.#state = 'idle';
  }

  /** Of one that was called off nobody wants to know how it ended. */
  #end(state: PublishingState): void {
    if (this.#child) this.#state = state;
    this.#endedAt = this.#clock();
    this.#child = undefined;
  }
}

/** Both ends are of one package. */
function isReport(message: unknown): message is { readonly problems: readonly Problem[] } {
  return typeof message === 'object' && message !== null && 'problems' in message && Array.isArray(message.problems);
}
