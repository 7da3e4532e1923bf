/** What browsers and servers ask for: icons, the web manifest, headers. */
import type { Output } from '../campaign/publication.ts';
import { headers } from './headers.ts';
import { icons } from './icons.ts';
import { webManifest } from './web-manifest.ts';

export const siteFiles: Output = { formats: [webManifest, icons], wholeSiteFormats: [headers] };
