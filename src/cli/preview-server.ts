/** Serves the preview from memory, on this machine alone, and tells open pages when it has changed. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { lookup } from 'mrmime';
import type { PublishedFile } from '../content/publication.ts';
import { PATTERNS_ADDRESS } from '../site/patterns.ts';
import { escapeMarkup } from '../text/escape.ts';
import { fileOf } from '../text/url.ts';

/** What the preview shows: the last good site, and what is wrong since. */
export interface PreviewState {
  readonly files: ReadonlyMap<string, PublishedFile>;
  /** Changes with every good site. */
  readonly version: string;
  /** Problems as lines; empty when the site is good. */
  readonly problems: readonly string[];
  /** What pages take for now, UTC ms; the browser's own clock where absent. */
  readonly clock?: number | undefined;
  /** The pattern pages and their files by address, made when they are first asked for. */
  readonly patterns?: () => Promise<ReadonlyMap<string, PublishedFile>>;
}

/** Never any other: a draft of a protest is nobody's business on the café's network. */
const HOST = '127.0.0.1';

const PORTS_TO_TRY = 20;
const CLOCK_TAG = '<script src="/.handbill/clock.js"></script>';
const CLIENT = readFileSync(new URL('preview-client.js', import.meta.url));

export class PreviewServer {
  #state: PreviewState = { files: new Map(), version: '', problems: [] };
  #patterns: ReadonlyMap<string, PublishedFile> = new Map();
  readonly #listeners = new Set<ServerResponse>();
  readonly #server: Server = createServer((request, response) => this.#answer(request, response));

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

  #answer(request: IncomingMessage, response: ServerResponse): void {
    // Another site's page could reach a loopback server under a name of its own (DNS rebinding).
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
      response.writeHead(403).end();
      return;
    }
    const path = pathOf(request.url ?? '/');
    if (path === '/.handbill/events') this.#listen(response);
    else if (path === '/.handbill/preview.js') send(response, 200, 'text/javascript', CLIENT);
    else if (path === '/.handbill/clock.js')
      send(response, 200, 'text/javascript', `Date.now = () => ${this.#state.clock};`);
    else if (path.startsWith(PATTERNS_ADDRESS)) void this.#sendPattern(response, path);
    else this.#sendFile(response, path);
  }

  /** From here on their files, which the site does not have, are served too. */
  async #sendPattern(response: ServerResponse, path: string): Promise<void> {
    try {
      this.#patterns = (await this.#state.patterns?.()) ?? new Map();
      this.#sendFile(response, path);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      send(response, 500, 'text/html', problemPage([message]));
    }
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#listeners.add(response);
    response.once('close', () => this.#listeners.delete(response));
    this.#tell(response);
  }

  #sendFile(response: ServerResponse, path: string): void {
    const { files, problems } = this.#state;
    const found = files.get(fileOf(path)) ?? this.#patterns.get(fileOf(path));
    if (!found && files.has(`${path}/index.html`)) {
      response.writeHead(301, { location: encodeURI(`${path}/`) }).end();
      return;
    }
    if (files.size === 0) {
      send(response, 500, 'text/html', this.#withClient(problemPage(problems)));
      return;
    }
    const file = found ?? files.get('/404.html');
    const type = lookup(file?.address === '/404.html' ? 'html' : fileOf(path)) ?? 'application/octet-stream';
    const body = file?.body ?? '';
    send(response, found ? 200 : 404, type, type === 'text/html' ? this.#withClient(body.toString()) : body);
  }

  #withClient(html: string): string {
    const { version, clock } = this.#state;
    const timed = clock === undefined ? html : html.replace('<title>', () => `${CLOCK_TAG}<title>`);
    const tag = `<script src="/.handbill/preview.js" data-version="${escapeMarkup(version)}"></script>`;
    return timed.includes('</body>')
      ? timed.replace(/<\/body>(?![\s\S]*<\/body>)/, () => `${tag}</body>`)
      : timed + tag;
  }
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, `http://${HOST}`).pathname);
  } catch {
    return '/404.html';
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  const contentType = /^(text\/|application\/(manifest\+)?json|application\/xml)/.test(type)
    ? `${type}; charset=utf-8`
    : type;
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}

/** Until the first good site there is nothing else to show. */
function problemPage(problems: readonly string[]): string {
  const lines = problems.map((problem) => `<p>${escapeMarkup(problem)}</p>`).join('\n');
  return `<!doctype html><html lang="en"><title>Handbill</title><meta charset="utf-8"><body><h1>The site cannot be shown yet</h1>${lines}</body></html>`;
}
