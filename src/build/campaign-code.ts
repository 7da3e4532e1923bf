/** What of a campaign's folder is code, or near it, and would be run by whoever builds it. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { walkFolder } from '../disk/walk-folder.ts';
import { visible } from '../text/escape.ts';
import { PACKAGE_FOLDER } from './folders.ts';
import { count } from './report.ts';

const CONFIGURATION = /^(eleventy\.config\.[cm]?[jt]s|\.eleventy\.js)$/;

/** A sentence on the code that is run of a campaign, or left out; undefined where there is none but Handbill's own. */
export function toldCode(campaignFolder: string, isLeftOut: boolean): string | undefined {
  const campaign = resolve(campaignFolder);
  if (campaign === resolve(PACKAGE_FOLDER)) return undefined;
  const templates = walkFolder(join(campaign, 'templates')).files.length;
  const code = [
    ...readdirSync(campaign).filter((name) => CONFIGURATION.test(name)),
    ...(templates > 0 ? [`templates/ (${count(templates, 'file')})`] : []),
  ];
  const hasPublic = existsSync(join(campaign, 'public'));
  if (isLeftOut) {
    const left = [...code, ...(hasPublic ? ['public/'] : [])];
    return left.length > 0 ? visible(`Left out, as --no-code asks: ${left.join(', ')}.`) : undefined;
  }
  if (code.length === 0) return undefined;
  return visible(
    `This campaign has code of its own, which runs now: ${code.join(', ')}. build and check leave it out with --no-code.`,
  );
}
