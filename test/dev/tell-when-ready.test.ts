/** A page that comes or goes while the configuration is read anew does not end the preview. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { tellWhenReady } from '../../src/dev/tell-when-ready.ts';
import { ROOT, temporaryFolder } from '../mini-campaign.ts';

/** What Eleventy keeps to itself, as it is in the version that we have. */
const { default: FileSystemSearch } = await import(
  pathToFileURL(join(ROOT, 'node_modules/@11ty/eleventy/src/FileSystemSearch.js')).href
);

describe('Eleventy that looks for its files', () => {
  it('is told of one more or less once it has found them', async () => {
    const folder = temporaryFolder();
    const gone = join(folder, 'gone.njk');
    const fresh = join(folder, 'fresh.njk');
    writeFileSync(gone, '');
    const fileSystemSearch = new FileSystemSearch();
    const eleventy = { watcher: new EventEmitter(), fileSystemSearch };
    // As Eleventy has them.
    eleventy.watcher.on('add', (path: string) => eleventy.fileSystemSearch.add(path));
    eleventy.watcher.on('unlink', (path: string) => {
      eleventy.fileSystemSearch.delete(path);
      eleventy.watcher.emit('told');
    });
    tellWhenReady(eleventy);
    eleventy.fileSystemSearch = new FileSystemSearch();
    const search = () => eleventy.fileSystemSearch.search('templates', [`${folder}/*.njk`]);
    const found = search();
    const told = once(eleventy.watcher, 'told');
    eleventy.watcher.emit('add', fresh);
    eleventy.watcher.emit('unlink', gone);
    rmSync(gone);
    await Promise.all([found, told]);
    assert.deepEqual(await search(), [fresh]);
  });
});
