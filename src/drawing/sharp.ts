/** sharp, loaded as CommonJS: its ES module uses syntax of Node 20.10, and Handbill runs from 20.9. */
import { createRequire } from 'node:module';
import type sharpModule from 'sharp';

const sharp: typeof sharpModule = createRequire(import.meta.url)('sharp');

/** Decoded size above which a file is a mistake or an attack, px. */
export const PIXEL_LIMIT = 100_000_000;

export default sharp;
