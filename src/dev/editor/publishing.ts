/** One publishing at a time, by a command of its own: what it says, and where it stands. */
import type { ChildProcess } from 'node:child_process';

/** Begins the command that publishes; it says what would change, and waits to be told yes or no. */
export type StartPublishing = () => ChildProcess;

/** Whether nothing was begun, it is at work, it asks, or it has ended: well, or not. */
export type PublishingState = 'idle' | 'at work' | 'asking' | 'done' | 'failed';

/** What the command sends when it has said all that would change. */
const ASKING = 'asking';

export class Publishing {
  readonly #start: StartPublishing;
  #child: ChildProcess | undefined;
  #state: PublishingState = 'idle';
  #said = '';
  #found = '';

  constructor(start: StartPublishing) {
    this.#start = start;
  }

  get state(): PublishingState {
    return this.#state;
  }

  /** What the command says of what would change, and of what it did. */
  get said(): string {
    return this.#said;
  }

  /** What it found wrong or doubtful on the way. */
  get found(): string {
    return this.#found;
  }

  begin(): void {
    if (this.#state === 'at work' || this.#state === 'asking') return;
    this.#state = 'at work';
    this.#said = '';
    this.#found = '';
    const child = this.#start();
    this.#child = child;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#found += text;
    });
    child.on('message', (message) => {
      if (message === ASKING) this.#state = 'asking';
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
    this.#child = undefined;
  }
}
