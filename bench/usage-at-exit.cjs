/** Loaded into every Node process that is measured: writes down as it ends what the operating system says it has used. */
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env.HANDBILL_BENCH_USAGE;
// The main thread's account is of all threads.
if (file && isMainThread)
  process.once('exit', () => appendFileSync(file, `${JSON.stringify(process.resourceUsage())}\n`));
