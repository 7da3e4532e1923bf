/** Serves files from memory on a loopback port, as a plain web server does. */
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { lookup } from 'mrmime';
import type { PublishedFile } from '../src/campaign/publication.ts';

export interface FileServer {
  /** "http://127.0.0.1:4711", without a slash. */
  readonly origin: string;
  close(): void;
}

/** Bytes at a time of a bad line. */
const DROP = 700;

/** Serves the files by address, and the same behind a path that begins with `prefix`; pages drop by drop over a bad line. */
export async function serveFiles(
  files: ReadonlyMap<string, PublishedFile>,
  prefix = /^$/,
  isBadLine = false,
): Promise<FileServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(prefix, '');
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = files.get(name);
    response.writeHead(file ? 200 : 404, { 'content-type': lookup(name) ?? 'application/octet-stream' });
    if (isBadLine && file && name.endsWith('.html')) void drip(Buffer.from(file.body), response);
    else response.end(file?.body ?? '');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the server has no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function drip(body: Uint8Array, response: ServerResponse): Promise<void> {
  for (let from = 0; from < body.length; from += DROP) {
    response.write(body.subarray(from, from + DROP));
    // Longer than a browser takes to paint what it has.
    await setTimeout(25);
  }
  response.end();
}
