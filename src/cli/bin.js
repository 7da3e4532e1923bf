#!/usr/bin/env node
/** Starts the command line: compiled, or where that cannot be as the TypeScript that it is, which tsx runs. */
import { pathToFileURL } from 'node:url';
import { compiled } from './compile.js';

const file = await compiled();
if (file) await import(pathToFileURL(file).href);
else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./handbill.ts');
}
