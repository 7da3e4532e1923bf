/** Eleventy with nothing added. */
export const config = { dir: { input: 'content', includes: '../_includes' } };
