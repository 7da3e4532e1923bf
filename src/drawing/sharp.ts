/** sharp, loaded as CommonJS: its ES module uses syntax of Node 20.10, and Handbill runs from 20.9. */
import { createRequire } from 'node:module';
import type sharpModule from 'sharp';

const sharp: typeof sharpModule = createRequire(import.meta.url)('sharp');

export default sharp;
