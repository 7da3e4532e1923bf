/** Publishes into a branch of a Git repository, from which hosts such as GitHub Pages, GitLab Pages and Codeberg show it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import type { PublishSettings } from '../campaign/model.ts';
import { UserError } from '../text/user-error.ts';
import { runTool, ToolFailed } from './run-tool.ts';
import type { Differences, Target } from './target.ts';

/** Commits are public: they name nobody, and tell no address. */
const NOBODY = {
  GIT_AUTHOR_NAME: 'Handbill',
  GIT_AUTHOR_EMAIL: 'handbill@localhost',
  GIT_COMMITTER_NAME: 'Handbill',
  GIT_COMMITTER_EMAIL: 'handbill@localhost',
};

/** Kept though no site has them: the first has GitHub leave _headers as it is, the second is where it writes a domain. */
const NO_JEKYLL = '.nojekyll';
const DOMAIN = 'CNAME';

export async function gitTarget({ at, branch = 'gh-pages' }: PublishSettings, campaign: string): Promise<Target> {
  const remote = await remoteOf(at, campaign);
  const repository = mkdtempSync(join(tmpdir(), 'handbill-git-'));
  const close = (): void => rmSync(repository, { recursive: true, force: true });
  const git = async (args: readonly string[], cwd = repository, input = ''): Promise<string> => {
    const run = ['--git-dir', repository, '-c', 'core.autocrlf=false', '-c', 'gc.auto=0', ...args];
    return (await runTool('git', run, { cwd, input, env: NOBODY })).toString();
  };
  try {
    await runTool('git', ['init', '--quiet', '--bare', repository]);
    const ref = `refs/heads/${branch}`;
    const known = await git(['ls-remote', '--', remote, ref]);
    if (known) await git(['fetch', '--quiet', '--depth=1', '--', remote, ref]);
    const base = known ? (await git(['rev-parse', 'FETCH_HEAD'])).trim() : undefined;
    return { ...branchTarget({ git, remote, ref, base }), where: `the branch ${branch} of ${at}`, close };
  } catch (error) {
    close();
    throw error;
  }
}

interface Branch {
  readonly git: (args: readonly string[], cwd?: string, input?: string) => Promise<string>;
  readonly remote: string;
  readonly ref: string;
  /** The commit that is published; undefined before the first. */
  readonly base: string | undefined;
}

function branchTarget({ git, remote, ref, base }: Branch): Omit<Target, 'where' | 'close'> {
  let tree = '';
  const has = async (name: string): Promise<boolean> => Boolean(base && (await git(['ls-tree', base, '--', name])));
  return {
    async read(name) {
      return base && (await has(name)) ? Buffer.from(await git(['show', `${base}:${name}`])) : undefined;
    },
    async compare(site) {
      const folder = resolve(site);
      await git(['--work-tree', folder, 'add', '--all', '--force', '.'], folder);
      const empty = (await git(['hash-object', '-w', '--stdin'])).trim();
      await git(['update-index', '--add', '--cacheinfo', `100644,${empty},${NO_JEKYLL}`]);
      if (base && (await has(DOMAIN)) && !(await git(['ls-files', '--', DOMAIN]))) {
        const blob = (await git(['rev-parse', `${base}:${DOMAIN}`])).trim();
        await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${DOMAIN}`]);
      }
      tree = (await git(['write-tree'])).trim();
      const before = base ?? (await git(['mktree'])).trim();
      return differencesOf(await git(['diff-tree', '-r', '-z', '--no-renames', '--name-status', before, tree]));
    },
    async send() {
      const parent = base ? ['-p', base] : [];
      const commit = (await git(['commit-tree', tree, ...parent, '-m', 'Publish the site'])).trim();
      await git(['push', '--quiet', '--', remote, `${commit}:${ref}`]).catch((error: unknown) => {
        if (error instanceof ToolFailed && /fetch first|non-fast-forward|stale/.test(error.message))
          throw new UserError('Somebody else has published meanwhile. Nothing was sent; publish again.');
        throw error;
      });
    },
  };
}

function differencesOf(listed: string): Differences {
  const words = listed.split('\0');
  const named = (letters: string): string[] =>
    words.filter((_, index) => index % 2 === 1 && letters.includes(words[index - 1] ?? '-'));
  return { added: named('A'), changed: named('MT'), removed: named('D') };
}

/** An address, a path from the campaign's folder, or the name of a remote of the campaign's own repository. */
async function remoteOf(at: string, campaign: string): Promise<string> {
  if (/^\.{0,2}\//.test(at)) return outside(resolve(campaign, at), resolve(campaign));
  if (!/^[\w.-]+$/.test(at)) return at;
  const named = await runTool('git', ['remote', 'get-url', at], { cwd: campaign }).catch((error: unknown) => {
    if (error instanceof ToolFailed && error.code === null) throw error;
    throw new UserError(
      `The campaign’s repository has no remote ${at}. Write its address under publish: at:, or git remote add ${at} ADDRESS.`,
    );
  });
  return named.toString().trim();
}

/** Git runs the programs of a repository that is on this machine, and whoever sent the campaign may have put them there. */
function outside(repository: string, campaign: string): string {
  if (!`${repository}${sep}`.startsWith(campaign + sep)) return repository;
  throw new UserError(
    `The repository ${repository} is in the campaign’s folder, and Git would run programs that came with it. Choose one outside under publish: at:.`,
  );
}
