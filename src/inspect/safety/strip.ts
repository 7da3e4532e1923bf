/** `handbill check --strip`: takes out of what a campaign publishes as it is, and of the originals of its pictures, what they say of people. */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkFolder } from '../../disk/walk-folder.ts';
import { cleanedFile } from './cleaned-file.ts';
import { fileFindings } from './file-findings.ts';

/** Where files lie that are published, or from which what is published is made. */
const FOLDERS = ['public', 'content/images'];

/** Cleans the files of a campaign's folder in place; returns those that say less than before, by their paths from it. */
export async function strip(campaign: string): Promise<string[]> {
  const names = FOLDERS.flatMap((folder) =>
    walkFolder(join(campaign, folder)).files.map((name) => `${folder}/${name}`),
  );
  const cleaned: string[] = [];
  for (const name of names) if (await stripFile(name, join(campaign, name))) cleaned.push(name);
  return cleaned;
}

/** Whether a file was cleaned; one that has nothing to hide, or would say as much as before, stays as it is to the byte. */
async function stripFile(name: string, path: string): Promise<boolean> {
  const bytes = readFileSync(path);
  const before = await tracesOf(name, bytes);
  const cleaned = before > 0 ? await cleanedFile(bytes).catch(() => undefined) : undefined;
  if (!cleaned || (await tracesOf(name, cleaned)) >= before) return false;
  const draft = `${path}.${randomUUID()}~`;
  try {
    writeFileSync(draft, cleaned, { flag: 'wx' });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  return true;
}

async function tracesOf(name: string, bytes: Uint8Array): Promise<number> {
  return (await fileFindings(name, bytes, '')).traces.length;
}
