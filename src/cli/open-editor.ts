/** Shows the editor in the browser that people have, and has Handbill carried into a campaign that was begun in it. */
import { spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { PACKAGE_FOLDER } from '../build/folders.ts';

/** What opens an address, by the names that Node has for systems. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Where nothing opens it, its address stands in the terminal all the same; after a crash it is open already. */
export function openBrowser(address: string): void {
  if (cluster.worker && cluster.worker.id > 1) return;
  const [command = 'xdg-open', ...options] = OPENERS[process.platform] ?? [];
  begin(command, [...options, address]);
}

/** As `handbill upgrade` does; it takes a while, and nobody has to wait for it. */
export function carryInBackground(campaign: string): void {
  // The preview is at home in the campaign's folder, and Node's own options may have paths from ours.
  const options = [...process.execArgv, process.argv[1] ?? '', 'upgrade', '--campaign', campaign];
  begin(process.execPath, options, PACKAGE_FOLDER);
}

function begin(command: string, options: readonly string[], cwd?: string): void {
  spawn(command, options, { stdio: 'ignore', detached: true, cwd })
    .on('error', () => undefined)
    .unref();
}
