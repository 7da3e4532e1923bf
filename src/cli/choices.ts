/** The words that options and arguments of the command line take, apart from what uses them, so that it starts at once. */

/** How problems are printed. */
export const PROBLEM_FORMATS = ['text', 'json', 'github', 'sarif'] as const;

export type ProblemFormat = (typeof PROBLEM_FORMATS)[number];

/** How the campaigns of a folder are listed. */
export const LIST_FORMATS = ['text', 'json'] as const;

export type ListFormat = (typeof LIST_FORMATS)[number];

/** What `new` begins, besides translations. */
export const NEW_KINDS = ['event', 'fact', 'update', 'page', 'supporters'] as const;
