#!/usr/bin/env node
/** Starts the command line where Handbill is installed: it is TypeScript, which tsx runs. */
import { register } from 'tsx/esm/api';

register();
await import('./handbill.ts');
