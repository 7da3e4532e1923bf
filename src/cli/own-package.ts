/** Puts Handbill's own package into a campaign's folder, so that the campaign stands alone: no registry has to know it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PACKAGE_FOLDER } from '../build/folders.ts';
import { isRecord, valueAt, type YamlValue } from '../content/reading/yaml-text.ts';
import { UserError } from '../text/user-error.ts';

/** npm that is not there, or a package.json that cannot be read; the message is for the person at the terminal. */
class NotPacked extends UserError {}

const DEPENDENCY = /^file:(handbill-[^/\\]+\.tgz)$/;

/**
 * Packs Handbill into the folder as handbill-VERSION.tgz, in place of one that was there, and notes it in the folder's
 * package.json and lockfile. Returns whether the lockfile could be made, which needs a registry for the libraries.
 * Throws NotPacked.
 */
export function carryPackage(campaign: string): boolean {
  const folder = resolve(campaign);
  const path = join(folder, 'package.json');
  const fields = fieldsOf(path);
  const dependencies = isRecord(fields.dependencies) ? fields.dependencies : {};
  const [, before] = DEPENDENCY.exec(String(dependencies.handbill ?? '')) ?? [];
  // As it may be of the same name, and npm would hold its sum against the new one's.
  for (const name of [before, 'package-lock.json']) if (name !== undefined) rmSync(join(folder, name), { force: true });
  const tarball = pack(folder);
  const carried = {
    ...fields,
    dependencies: { ...dependencies, handbill: `file:${tarball}` },
    overrides: overridesFor(fields),
  };
  writeFileSync(path, `${JSON.stringify(carried, null, 2)}\n`);
  try {
    npm(['install', '--package-lock-only', '--prefer-offline', '--no-audit', '--no-fund'], folder);
    return true;
  } catch {
    return false;
  }
}

/** The campaign's own and ours, by which the libraries run on every Node that Handbill does: npm heeds those of the folder alone. */
function overridesFor(fields: Fields): YamlValue {
  const { overrides = {}, dependencies } = fieldsOf(join(PACKAGE_FOLDER, 'package.json'));
  const ours = JSON.stringify(overrides).replace(/"\$([^"]+)"/g, (_, name: string) =>
    JSON.stringify(valueAt(dependencies, [name])),
  );
  const read: YamlValue = JSON.parse(ours);
  return { ...(isRecord(fields.overrides) ? fields.overrides : {}), ...(isRecord(read) ? read : {}) };
}

/** Whether a folder has Handbill in it. */
export function isCarried(campaign: string): boolean {
  return readdirSync(campaign).some((name) => /^handbill-.*\.tgz$/.test(name));
}

/** The tarball's name. A checkout is compiled first; an installed package has nothing to compile with. */
function pack(folder: string): string {
  const isCheckout = existsSync(join(PACKAGE_FOLDER, 'tsconfig.build.json'));
  const scripts = isCheckout ? [] : ['--ignore-scripts'];
  try {
    const said: unknown = JSON.parse(npm(['pack', '--json', '--pack-destination', folder, ...scripts], PACKAGE_FOLDER));
    const [packed]: unknown[] = Array.isArray(said) ? said : [];
    if (typeof packed === 'object' && packed !== null && 'filename' in packed) return String(packed.filename);
  } catch {
    // Told below.
  }
  throw new NotPacked(
    'Handbill could not be packed into the campaign. Check that npm is installed (npm --version) and that the folder can be written to.',
  );
}

type Fields = { readonly [key: string]: YamlValue };

function fieldsOf(path: string): Fields {
  try {
    const fields: YamlValue = JSON.parse(readFileSync(path, 'utf8'));
    if (isRecord(fields)) return fields;
  } catch {
    // Told below.
  }
  throw new NotPacked(`${path} cannot be read. Name the campaign’s folder with --campaign; handbill init makes one.`);
}

function npm(args: readonly string[], cwd: string): string {
  // On Windows npm is a script, which a shell alone runs; there is nothing of a stranger's in the arguments.
  const isWindows = process.platform === 'win32';
  const written = isWindows ? args.map((arg) => (/[\s&]/.test(arg) ? `"${arg}"` : arg)) : args;
  return execFileSync('npm', written, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows });
}
