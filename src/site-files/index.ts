/** What browsers and servers ask for: icons, the web manifest, headers, the fonts' licence. */
import type { Output } from '../campaign/publication.ts';
import { fontLicence } from './font-licence.ts';
import { headers } from './headers.ts';
import { icons } from './icons.ts';
import { webManifest } from './web-manifest.ts';

export const siteFiles: Output = { formats: [webManifest, icons, fontLicence], wholeSiteFormats: [headers] };
