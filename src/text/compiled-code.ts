/** Where the compiled code is, from which other threads are started; undefined where TypeScript is run as it is. */

/** Compiling puts the place in; see src/cli/compile.js. */
declare const COMPILED_AT: string | undefined;

export const COMPILED = typeof COMPILED_AT === 'string' ? COMPILED_AT : undefined;
