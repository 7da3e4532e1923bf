/** Encodes pictures beside the thread that draws them. Only compiled, since it needs TypeScript; see card-encoder.ts. */
import { parentPort } from 'node:worker_threads';
import { encodeIndexedPng } from '../share/indexed-png.ts';

parentPort?.on('message', ({ number, picture }) => {
  parentPort?.postMessage({ number, bytes: encodeIndexedPng(picture) });
});
