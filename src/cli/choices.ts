/** The words that options and arguments of the command line take, apart from what uses them, so that it starts at once. */

/** How problems are printed. */
export const PROBLEM_FORMATS = ['text', 'json', 'github'] as const;

export type ProblemFormat = (typeof PROBLEM_FORMATS)[number];

/** What `new` begins, besides translations. */
export const NEW_KINDS = ['event', 'fact', 'update', 'page', 'supporters'] as const;
