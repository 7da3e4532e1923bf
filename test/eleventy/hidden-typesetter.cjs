/** Hides the packages that set cards and sheets, as on a machine for which they are not made. */
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...others) {
  if (/typst-ts-node-compiler|resvg/.test(name)) throw new Error(`Cannot find module '${name}'`);
  return resolve.call(this, name, ...others);
};
