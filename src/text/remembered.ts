/** A pure function that remembers its answers: thousands of events begin at the same few times. */

/** Beyond as many answers it begins anew, so that it never grows without end. */
const MOST = 5000;

/** The function with a memory; two calls with the same key must mean the same. */
export function remembered<A extends readonly unknown[], R>(
  keyOf: (...args: A) => string,
  make: (...args: A) => R,
): (...args: A) => R {
  const known = new Map<string, { readonly answer: R }>();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key);
    if (found) return found.answer;
    const answer = make(...args);
    if (known.size >= MOST) known.clear();
    known.set(key, { answer });
    return answer;
  };
}
