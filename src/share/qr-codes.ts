/** The QR code of each page that is made to be shared. */
import { qrCodeAddress } from '../campaign/addresses.ts';
import { type Publication, type PublishedFile, sharedViews } from '../campaign/publication.ts';
import { qrCodeSvg } from '../drawing/qr-code.ts';

export function qrCodes({ views }: Publication): PublishedFile[] {
  return sharedViews(views).map(({ address, url }) => ({
    address: qrCodeAddress(address),
    get body() {
      return qrCodeSvg(url);
    },
  }));
}
