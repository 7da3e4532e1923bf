/** The editor's page on how a site is published: the documentation that comes with Handbill. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../../build/folders.ts';
import type { Answer } from './answer.ts';
import { shownBody } from './body-control.ts';
import { editorPage } from './editor-page.ts';

export function helpPage(): Answer {
  const text = readFileSync(join(PACKAGE_FOLDER, 'docs/publish.md'), 'utf8').replace(/^# .*\n/, '');
  return { status: 200, html: editorPage('Publishing your campaign', `<div id="shown">${shownBody(text)}</div>`) };
}
