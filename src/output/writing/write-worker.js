/**
 * Writes files beside the thread that makes them, and says of each what it now is; where the code is compiled, finishes pages
 * too. Plain JavaScript, so that it starts at once. The messages are typed in site-writer.ts.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';

const made = new Set();
const rows = [];
const pages = [];
let fault;
let finisher;
/** Finishing waits for libraries, and no message may overtake another. */
let work = Promise.resolve();

parentPort?.on('message', (message) => {
  work = work.then(() => take(message)).catch(keepFault);
});

function keepFault(error) {
  fault ??= { message: String(error?.message), code: error?.code, path: error?.path };
}

async function take(message) {
  try {
    if (message.kind === 'survey') answer({ kind: 'survey', files: survey(message.folder) });
    if (message.kind === 'look') {
      const { PageFinisher } = await import('./page-finisher.ts');
      finisher = new PageFinisher(message.look);
    }
    if (message.kind === 'write') for (const file of message.files) await place(file, message.folder);
  } catch (error) {
    keepFault(error);
  }
  if (message.kind === 'write') answer({ kind: 'written', octets: message.octets });
  if (message.kind === 'settle') {
    const news = finisher?.news.splice(0) ?? [];
    answer({ kind: 'settled', rows: rows.splice(0), pages: pages.splice(0), news, fault });
  }
}

function answer(message) {
  parentPort?.postMessage(message);
}

/** Writes a file; a page that is only rendered is finished first. */
async function place(file, folder) {
  if (file.marked === undefined) {
    write(file, folder);
    return;
  }
  const { html, page } = await finisher.finish(file.address, file.lang, file.marked);
  pages.push(page);
  write({ ...file, body: html }, folder);
}

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
