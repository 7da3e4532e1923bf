/**
 * Writes files beside the thread that makes them, and says of each what it now is. Plain JavaScript, so that it starts at
 * once. The messages are typed in site-writer.ts.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';

const made = new Set();
let rows = [];
let fault;

parentPort?.on('message', (message) => {
  try {
    if (message.kind === 'survey') parentPort.postMessage({ kind: 'survey', files: survey(message.folder) });
    else if (message.kind === 'write') for (const file of message.files) write(file, message.folder);
  } catch (error) {
    fault ??= { message: String(error?.message), code: error?.code, path: error?.path };
  }
  if (message.kind === 'write') parentPort.postMessage({ kind: 'written', octets: message.octets });
  if (message.kind === 'settle') {
    parentPort.postMessage({ kind: 'settled', rows, fault });
    rows = [];
  }
});

/** Writes a file, unless it is what stands there already. */
function write({ name, body, key, hash: known }, folder) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash === known) {
    rows.push({ name, key: key ?? hash, hash, size: bytes.length, time: 0, isWritten: false });
    return;
  }
  const path = join(folder, name);
  const parent = dirname(path);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  writeFileSync(path, bytes);
  rows.push({
    name,
    key: key ?? hash,
    hash,
    size: bytes.length,
    time: statSync(path).mtimeMs,
    isWritten: true,
  });
}

/** Every file of a folder by its path in it, with its size and when it was last written. */
function survey(folder) {
  const files = new Map();
  const look = (inner) => {
    for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) look(name);
      else {
        const { size, mtimeMs } = statSync(join(folder, name));
        files.set(name, { size, time: mtimeMs });
      }
    }
  };
  try {
    look('');
  } catch {
    // A folder that cannot be surveyed is written anew.
    return undefined;
  }
  return files;
}
