/** Serves files from memory on a loopback port, as a plain web server does. */
import { createServer } from 'node:http';
import { lookup } from 'mrmime';
import type { PublishedFile } from '../src/campaign/publication.ts';

export interface FileServer {
  /** "http://127.0.0.1:4711", without a slash. */
  readonly origin: string;
  close(): void;
}

/** Serves the files by address, and the same behind a path that begins with `prefix`. */
export async function serveFiles(files: ReadonlyMap<string, PublishedFile>, prefix = /^$/): Promise<FileServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(prefix, '');
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const file = files.get(name);
    response.writeHead(file ? 200 : 404, { 'content-type': lookup(name) ?? 'application/octet-stream' });
    response.end(file?.body ?? '');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the server has no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
