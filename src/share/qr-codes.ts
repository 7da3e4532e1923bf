/** The QR code of each page that is made to be shared. */
import { qrCodeAddress } from '../campaign/addresses.ts';
import { type Publication, type PublishedFile, sharedViews } from '../campaign/publication.ts';
import { codeLetters, qrCodeSvg } from '../drawing/qr-code.ts';

/** The files, each drawn when it is asked for. */
export async function qrCodes({ views, cache }: Publication): Promise<PublishedFile[]> {
  const shared = sharedViews(views);
  if (shared.length === 0) return [];
  const letters = await codeLetters(cache);
  return shared.map(({ address, url }) => ({
    address: qrCodeAddress(address),
    get body() {
      return qrCodeSvg(url, letters);
    },
  }));
}
