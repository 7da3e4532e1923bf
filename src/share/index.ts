/** What pages are shared by, besides their cards and links: QR codes. */
import type { Output } from '../campaign/publication.ts';
import { qrCodes } from './qr-codes.ts';

export const share: Output = { formats: [qrCodes] };
