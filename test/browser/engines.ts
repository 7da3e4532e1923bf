/** The browsers that are installed, and what a page of ours finds in each: no driver is needed. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { lookup } from 'mrmime';
import type { PublishedFile } from '../../src/campaign/publication.ts';
import { temporaryFolder } from '../mini-campaign.ts';
import { launchBrowser } from './browser.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', process.env.FIREFOX_PATH].find(
  (path) => path && existsSync(path),
);

/** Where Debian and others have the small browser that comes with WebKit for GTK, by its version. */
const WEBKIT = [
  ...['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map(
    (name) => `/usr/lib/x86_64-linux-gnu/${name}/MiniBrowser`,
  ),
  process.env.WEBKIT_PATH,
].find((path) => path && existsSync(path) && existsSync('/usr/bin/xvfb-run'));

/** The engines, and how each opens an address; it gives back how to close it. */
export const ENGINES: Readonly<Record<string, ((url: string) => Promise<() => unknown>) | undefined>> = {
  Chromium: async (url) => {
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(url);
    return () => browser.close();
  },
  Firefox:
    FIREFOX === undefined
      ? undefined
      : async (url) => {
          const options = ['--headless', '--no-remote', '--width=1400', '--height=900'];
          const child = spawn(FIREFOX, [...options, '--profile', temporaryFolder(), url], { stdio: 'ignore' });
          return () => child.kill();
        },
  WebKit:
    WEBKIT === undefined
      ? undefined
      : async (url) => {
          const child = spawn('/usr/bin/xvfb-run', ['-a', WEBKIT, '--private', '--geometry=1400x900', url], {
            stdio: 'ignore',
            // What it starts ends with it.
            detached: true,
            // Its sandbox asks for rights that a container has not.
            env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
          });
          return () => child.pid && process.kill(-child.pid);
        },
};

/** Serves the pages without their policy, which lets no script of ours in, and waits for what the runner sends. */
export async function faultsIn(
  files: ReadonlyMap<string, PublishedFile>,
  runner: string,
  open: (url: string) => Promise<() => unknown>,
): Promise<string[]> {
  const { promise, resolve } = deferred();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/found') {
      void text(request).then(resolve);
      response.end();
      return;
    }
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const body = pathname === '/runner' ? runner : files.get(name)?.body;
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': lookup(name) ?? 'text/html' });
    const isPage = name.endsWith('.html');
    response.end(isPage ? String(body).replace(/<meta http-equiv="?Content-Security-Policy[^>]*>/, '') : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  const close = await open(`http://127.0.0.1:${address.port}/runner`);
  try {
    const found: unknown = JSON.parse(await promise);
    assert.ok(Array.isArray(found));
    return found.map(String);
  } finally {
    await close();
    server.closeAllConnections();
    server.close();
  }
}

function deferred(): { promise: Promise<string>; resolve: (value: string) => void } {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
