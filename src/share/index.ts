/** What pages are shared by, besides their cards and links: QR codes, and what other sites ask for to show one. */
import type { Output } from '../campaign/publication.ts';
import { oembed } from './oembed.ts';
import { qrCodes } from './qr-codes.ts';

export const share: Output = { formats: [oembed, qrCodes] };
