/** Holds what a test made against the file of what was expected; UPDATE_GOLDEN=1 writes the file instead. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Fails where a file does not say the same as a text. A file that is not there expects nothing. */
export function assertGolden(text: string, file: string): void {
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (process.env.UPDATE_GOLDEN && text !== expected) writeFileSync(file, text);
  else assert.equal(text, expected, `${file} expects something else; UPDATE_GOLDEN=1 npm test renews it`);
}
