/** What came back when a published address was asked for, and what is wrong with it whatever it should have been. */
import { type Problem, quote } from '../../campaign/problem.ts';

/** An answer, after redirects. */
export interface Reply {
  readonly kind: 'reply';
  /** The address that was asked for. */
  readonly address: string;
  /** The address that answered in the end. */
  readonly final: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Why nothing usable came back. */
export type SilenceReason = 'name' | 'unreachable' | 'timeout' | 'certificate' | 'redirects' | 'size';

export interface Silence {
  readonly kind: 'silence';
  readonly address: string;
  readonly reason: SilenceReason;
}

export type Answer = Reply | Silence;

const SILENCES: Readonly<Record<SilenceReason, string>> = {
  name: 'cannot be found: there is no server of that name. Check the address and your connection.',
  unreachable: 'does not answer. Check the address and your connection; if both are good, ask your host.',
  timeout: 'takes too long to answer, and networks do not wait. Try again later; if it stays slow, ask your host.',
  certificate: 'has a certificate that browsers refuse. Ask your host to renew it.',
  redirects: 'redirects more than 5 times. Ask your host to correct the redirects.',
  size: 'is larger than 5 MB, and networks give up on that. Publish the file that Handbill made.',
};

/** A problem of a published address. */
export function problemAt(address: string, message: string, severity: Problem['severity'] = 'error'): Problem {
  return { severity, file: address, message };
}

/** Whether the file that was asked for is there. */
export function isFound(answer: Answer): answer is Reply & { readonly status: 200 } {
  return answer.kind === 'reply' && answer.status === 200;
}

/** What is wrong when it is not. */
export function answerFaults(answer: Answer): Problem[] {
  if (answer.kind === 'silence') return [problemAt(answer.address, SILENCES[answer.reason])];
  return isFound(answer) ? [] : [problemAt(answer.address, statusSentence(answer.status))];
}

function statusSentence(status: number): string {
  if (status === 401 || status === 403)
    return `answers ${status}: it may not be read. Ask your host to let everyone read it, and programs too.`;
  if (status === 429) return 'answers 429: it had too many requests. Wait some minutes and check again.';
  if (status >= 500)
    return `answers ${status}: the server has a fault. Try again later; if it stays so, ask your host.`;
  return `answers ${status}. Copy everything in _site to your web space once more.`;
}

/** How a kind of file is to be served. */
export interface Serving {
  /** The end of such files' names, ".ics". */
  readonly ending: string;
  /** Content types that will do, the best first. */
  readonly types: readonly string[];
  /** Whether it is text, whose character set is to be named. */
  readonly isText: boolean;
}

/** What is wrong with the Content-Type. That no character set is named is a warning: most readers guess UTF-8. */
export function typeFaults({ address, headers }: Reply, { ending, types, isText }: Serving): Problem[] {
  const written = headers.get('content-type') ?? '';
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  const isRightType = types.includes(type);
  if (isRightType && (!isText || charset?.replaceAll('"', '') === 'utf-8')) return [];
  const found = written ? `as ${quote(written)}` : 'without a content type';
  const wanted = `${isRightType ? type : types[0]}${isText ? '; charset=utf-8' : ''}`;
  const severity = isRightType && charset === undefined ? 'warning' : 'error';
  const message = `is served ${found}. Tell your host to serve ${ending} files as ${wanted}.`;
  return [problemAt(address, message, severity)];
}
