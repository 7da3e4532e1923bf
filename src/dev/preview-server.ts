/** Serves the preview from memory, on this machine alone, and tells open pages when it has changed. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { lookup } from 'mrmime';
import type { PublishedFile } from '../campaign/publication.ts';
import { escapeMarkup } from '../text/escape.ts';
import { fileOf } from '../text/url.ts';
import { EDITOR_ADDRESS, type Editor } from './editor/editor.ts';
import { PATTERNS_ADDRESS } from './patterns/pattern-pages.ts';
import { cookieOf, isOwnHost, OWN_PAGES_ALONE, type Target, targetOf } from './request-target.ts';

/** What the preview shows: the last good site, and what is wrong since. */
export interface PreviewState {
  readonly files: ReadonlyMap<string, PublishedFile>;
  /** Changes with every good site. */
  readonly version: string;
  /** Problems as lines; empty when the site is good. */
  readonly problems: readonly string[];
  /** What pages take for now, UTC ms; the browser's own clock where absent. */
  readonly clock?: number | undefined;
  /** The site as of another moment, or a sentence saying why there is none. */
  readonly siteAt?: ((now: string) => Promise<TimeTravel | string>) | undefined;
  /** The pattern pages, made when they are first asked for. */
  readonly patterns?: () => Promise<PatternFiles>;
}

/** The pattern pages and their files by address, and what draws each of their pictures. */
export interface PatternFiles {
  readonly files: ReadonlyMap<string, PublishedFile>;
  readonly drawings: ReadonlyMap<string, () => Promise<Uint8Array>>;
}

/** A site made as of a moment that the visitor of the preview asked for. */
export interface TimeTravel {
  readonly files: ReadonlyMap<string, PublishedFile>;
  /** UTC ms. */
  readonly clock: number;
}

/** Remembers the moment while one goes from page to page. */
const NOW_COOKIE = 'handbill-now';

/** Never any other: a draft of a protest is nobody's business on the café's network. */
const HOST = '127.0.0.1';

const PORTS_TO_TRY = 20;

/** While a site is made nothing is answered; a connection that was closed for that would lose the form that comes by it, ms. */
const PATIENCE = 600_000;

const CLIENT = readFileSync(new URL('preview-client.js', import.meta.url));

export class PreviewServer {
  #state: PreviewState = { files: new Map(), version: '', problems: [] };
  #patterns: ReadonlyMap<string, PublishedFile> = new Map();
  readonly #listeners = new Set<ServerResponse>();
  readonly #server: Server = createServer({ keepAliveTimeout: PATIENCE }, (request, response) => {
    this.#answer(request, response).catch((error: unknown) => fail(response, error));
  });
  readonly #editor: Editor;

  constructor(admin: Editor) {
    this.#editor = admin;
    // A connection that cannot be taken, since too many are open, is that connection's fault alone.
    this.#server.on('error', () => undefined);
  }

  /** Listens on the first free port from `port` on; returns the address to open. */
  async listen(port: number): Promise<string> {
    for (let candidate = port; ; candidate += 1) {
      try {
        await this.#tryPort(candidate);
        return `http://${HOST}:${candidate}/`;
      } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        if (!isTaken || candidate >= port + PORTS_TO_TRY) throw error;
      }
    }
  }

  /** Shows a new state in every open page. */
  update(state: PreviewState): void {
    this.#state = state;
    for (const response of this.#listeners) this.#tell(response);
  }

  async close(): Promise<void> {
    for (const response of this.#listeners) response.end();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #tryPort(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, HOST, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  #tell(response: ServerResponse): void {
    const { version, problems } = this.#state;
    response.write(`data: ${JSON.stringify({ version, problems })}\n\n`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = targetOf(request);
    if (!isOwnHost(request)) response.writeHead(403).end();
    else if (!target) response.writeHead(400).end();
    else if (target.path.startsWith(EDITOR_ADDRESS)) await this.#editor.answer(request, response, target);
    else if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405).end();
    else await this.#show(request, response, target);
  }

  async #show(request: IncomingMessage, response: ServerResponse, { path, query }: Target): Promise<void> {
    const now = query.get('now');
    const travelling = cookieOf(request, NOW_COOKIE);
    if (now !== null) setNow(response, path, now);
    else if (path === '/.handbill/events') this.#listen(response);
    else if (path === '/.handbill/preview.js') send(response, 200, 'text/javascript', CLIENT);
    else if (path === '/.handbill/clock.js')
      send(response, 200, 'text/javascript', `Date.now = () => ${Number(query.get('at'))};`);
    else if (path.startsWith(PATTERNS_ADDRESS)) await this.#sendPattern(response, path);
    else if (travelling) await this.#sendTravelling(response, path, travelling);
    else this.#sendFile(response, path, this.#state);
  }

  async #sendTravelling(response: ServerResponse, path: string, now: string): Promise<void> {
    const there = (await this.#state.siteAt?.(now)) ?? 'There is no site yet.';
    if (typeof there === 'object') this.#sendFile(response, path, { ...this.#state, ...there }, now);
    else send(response, 404, 'text/html', problemPage([there]), noNow());
  }

  /** From here on their files, which the site does not have, are served too. */
  async #sendPattern(response: ServerResponse, path: string): Promise<void> {
    const { files, drawings } = (await this.#state.patterns?.()) ?? { files: new Map(), drawings: new Map() };
    this.#patterns = files;
    const draw = drawings.get(path);
    if (draw) send(response, 200, 'image/png', await draw());
    else this.#sendFile(response, path, this.#state);
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#listeners.add(response);
    response.once('close', () => this.#listeners.delete(response));
    this.#tell(response);
  }

  #sendFile(response: ServerResponse, path: string, state: PreviewState, now = ''): void {
    const { files, problems } = state;
    const found = files.get(fileOf(path)) ?? this.#patterns.get(fileOf(path));
    if (!found && files.has(`${path}/index.html`)) {
      response.writeHead(301, { location: encodeURI(`${path}/`) }).end();
      return;
    }
    if (files.size === 0) {
      send(response, 500, 'text/html', withClient(problemPage(problems), state, now));
      return;
    }
    const [, lang = ''] = /^\/([^/]+)\//.exec(path) ?? [];
    const file = found ?? files.get(`/${lang}/404.html`) ?? files.get('/404.html');
    const type = lookup(found ? fileOf(path) : 'html') ?? 'application/octet-stream';
    const body = file?.body ?? '';
    const isOurPage = type === 'text/html' && !file?.isCopied;
    const shown = isOurPage ? withClient(body.toString(), state, now) : body;
    send(response, found ? 200 : 404, type, shown, file?.isCopied ? APART : {});
  }
}

/** The page with the preview's own scripts; `now` is the moment that was asked for. */
function withClient(html: string, { version, clock }: PreviewState, now: string): string {
  const clockTag = `<script src="/.handbill/clock.js?at=${clock}"></script>`;
  const timed = clock === undefined ? html : html.replace('<title>', () => `${clockTag}<title>`);
  const data = `data-version="${escapeMarkup(version)}" data-now="${escapeMarkup(now)}"`;
  const tag = `<script type="module" src="/.handbill/preview.js" ${data}></script>`;
  return timed.includes('</body>') ? timed.replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${tag}</body>`) : timed + tag;
}

/** Keeps the moment, or forgets it, and shows the same page. */
function setNow(response: ServerResponse, path: string, now: string): void {
  // What is cancelled is the event of this page.
  const wanted = now === 'cancelled' ? `${now} ${path}` : now;
  const cookie = wanted
    ? `${NOW_COOKIE}=${encodeURIComponent(wanted)}; Path=/; SameSite=Strict; HttpOnly`
    : noNow()['set-cookie'];
  response.writeHead(302, { location: encodeURI(path), 'set-cookie': cookie }).end();
}

function noNow(): { 'set-cookie': string } {
  return { 'set-cookie': `${NOW_COOKIE}=; Path=/; Max-Age=0` };
}

/** What went wrong with an answer is told to whoever asked; the moment that was asked for is forgotten. */
function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (response.headersSent) response.destroy();
  else send(response, 500, 'text/html', problemPage([message]), noNow());
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): void {
  const contentType = /^(text\/|application\/(manifest\+)?json|application\/xml)/.test(type)
    ? `${type}; charset=utf-8`
    : type;
  response.writeHead(status, { 'content-type': contentType, ...OWN_PAGES_ALONE, ...more }).end(body);
}

/** A script in a file of others must not use the editor, which is at the same address (HTML §7.1.1, sandboxing). */
const APART = { 'content-security-policy': 'sandbox allow-scripts' };

/** Until the first good site there is nothing else to show. */
function problemPage(problems: readonly string[]): string {
  const lines = problems.map((problem) => `<p>${escapeMarkup(problem)}</p>`).join('\n');
  return `<!doctype html><html lang="en"><title>Handbill</title><meta charset="utf-8"><body><h1>The site cannot be shown yet</h1>${lines}<p><a href="${EDITOR_ADDRESS}">Mend it in the editor</a></p></body></html>`;
}
