/** sharp, loaded as CommonJS: its ES module uses syntax of Node 20.10, and Handbill runs from 20.9. */
import { createRequire } from 'node:module';
import type sharpModule from 'sharp';

const sharp: typeof sharpModule = createRequire(import.meta.url)('sharp');

/** Decoded size above which a file is a mistake or an attack, px. */
export const PIXEL_LIMIT = 100_000_000;

/**
 * How pictures of others are read. Many phones write JPEGs that break the standard and are whole (parameters 0 0 0 in the
 * header of the scan); what is missing is an error all the same.
 */
export const READING = { limitInputPixels: PIXEL_LIMIT, failOn: 'error' } as const;

export default sharp;
