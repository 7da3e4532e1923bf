/** What is found in a file by whoever looks into it. */
import type { SourceFile } from '../../content/reading/source-file.ts';

export interface Findings {
  /** What it says of who made it, where and with what, in words: "where it was taken (GPS)". */
  readonly traces: readonly string[];
  /** What it runs in a reader's browser or asks other sites for, in words. */
  readonly active: readonly string[];
  /** Secrets in it, in words: "a secret key". */
  readonly secrets: readonly string[];
  /** Texts that people read, which may name telephone numbers and addresses. */
  readonly texts: readonly SourceFile[];
}

/** Only the traces, which most kinds of file have. */
export function traced(traces: readonly string[]): Findings {
  return { traces, active: [], secrets: [], texts: [] };
}

/** All findings in one, each once. */
export function together(all: readonly Findings[]): Findings {
  const once = (pick: (each: Findings) => readonly string[]): string[] => [...new Set(all.flatMap(pick))];
  return {
    traces: once(({ traces }) => traces),
    active: once(({ active }) => active),
    secrets: once(({ secrets }) => secrets),
    texts: all.flatMap(({ texts }) => texts),
  };
}

/** "who made it (Ainur B., Dana)"; nothing for no names. */
export function makers(names: readonly unknown[]): string[] {
  const plain = names.map((name) =>
    String(name ?? '')
      .replace(/[^\p{L}\p{N} .,@'-]/gu, '')
      .trim(),
  );
  const found = [...new Set(plain)].filter(Boolean);
  return found.length > 0 ? [`who made it (${found.join(', ')})`] : [];
}
