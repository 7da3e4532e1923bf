/** Draws SVGs in a thread of its own: resvg's pictures are freed when a heap is swept, and a small one is swept often. */
import { parentPort } from 'node:worker_threads';
import { type Drawing, drawSvg } from './raster.ts';

parentPort?.on('message', (drawing: Drawing) => {
  parentPort?.postMessage(drawSvg(drawing));
});
