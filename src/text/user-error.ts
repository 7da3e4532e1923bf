/** An error that a person can do something about: its message is a whole sentence for them, and needs no stack trace. */
export class UserError extends Error {
  /** Eleventy's own command prints none then. */
  readonly skipOriginalStack = true;
}
