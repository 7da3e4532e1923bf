/** How often property tests try: a quarter of what each says, or all of it with `LONG_TESTS=1`, as every night. */
export function runs(often: number): number {
  return process.env.LONG_TESTS ? often : Math.ceil(often / 4);
}
