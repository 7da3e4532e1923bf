/** Finds the folders of campaigns below a folder, and gives each a name to call its build by. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suggestSlug } from '../text/slug.ts';

/** Folders that hold no campaigns, whatever is in them. */
const SKIPPED = ['node_modules', '_site'];

/** The folders of a campaign that hold what its author wrote; a campaign in there is a part of it, such as an example. */
const OWN_FOLDERS = ['content', 'templates', 'public'];

/** The file by which `build` knows a site that it made. */
const MARK = '.handbill';

export interface FoundFolders {
  /** Paths from the root with forward slashes, "" for the root itself, in the order of code units. */
  readonly campaigns: readonly string[];
  /** Folders that could not be looked into, likewise. */
  readonly closed: readonly string[];
}

/** The campaigns at and below a folder. Links are not followed. Throws where the folder itself cannot be read. */
export function campaignFolders(root: string): FoundFolders {
  const campaigns: string[] = [];
  const closed: string[] = [];
  const walk = (path: string): void => {
    const names = namesIn(root, path);
    if (!names) closed.push(path);
    if (!names || names.includes(MARK)) return;
    const isCampaign = existsSync(join(root, path, 'content', 'campaign.yml'));
    if (isCampaign) campaigns.push(path);
    const folders = names.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
    for (const name of folders)
      if (!isSkipped(name) && !(isCampaign && OWN_FOLDERS.includes(name))) walk(path ? `${path}/${name}` : name);
  };
  walk('');
  return { campaigns: campaigns.sort(), closed: closed.sort() };
}

/** What is in a folder, folders with a slash at their end; undefined where it may not be read. */
function namesIn(root: string, path: string): string[] | undefined {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  } catch (error) {
    // The folder that was asked for is the caller's to tell of.
    if (path === '') throw error;
    return undefined;
  }
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || SKIPPED.includes(name);
}

/**
 * For each path a name in small Latin letters, digits and hyphens that no other has. It is made of the path alone, so
 * that it stays when titles change.
 */
export function buildNames(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const wanted = suggestSlug(path) || 'campaign';
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
    taken.add(name);
    return name;
  });
}
