/** Signs a file as minisign does (jedisct1.github.io/minisign), so that a copy can be told from a forgery. */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { UserError } from '../text/user-error.ts';

/** The key cannot be used; the message is for the person at the terminal. */
export class UnusableKey extends UserError {}

/** In front of a raw Ed25519 seed, what makes it a PKCS #8 key (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Sizes of a secret key's parts, octets: algorithm, key derivation, checksum's kind, salt and its limits. */
const HEAD = 2 + 2 + 2 + 32 + 8 + 8;

interface SecretKey {
  readonly id: Buffer;
  /** The seed, then the public key. */
  readonly secret: Buffer;
}

/**
 * The text of a `.minisig` file for a message. `keyFile` is the text of a secret key without a password
 * (`minisign -G -W`); `comment` is signed too. Throws UnusableKey.
 */
export function minisign(message: Uint8Array, keyFile: string, comment: string): string {
  const { id, secret } = readSecretKey(keyFile);
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, secret.subarray(0, 32)]),
    format: 'der',
    type: 'pkcs8',
  });
  const signature = sign(null, createHash('blake2b512').update(message).digest(), key);
  const whole = sign(null, Buffer.concat([signature, Buffer.from(comment)]), key);
  // "ED": Ed25519 over the message's BLAKE2b.
  const first = Buffer.concat([Buffer.from('ED'), id, signature]).toString('base64');
  return `untrusted comment: signature from the campaign\n${first}\ntrusted comment: ${comment}\n${whole.toString('base64')}\n`;
}

function readSecretKey(text: string): SecretKey {
  const bytes = Buffer.from(text.trim().split('\n')[1] ?? '', 'base64');
  if (bytes.length !== HEAD + 8 + 64 + 32 || bytes.toString('latin1', 0, 2) !== 'Ed')
    throw new UnusableKey(
      'is not a secret key of minisign. Make one with: minisign -G -W -s campaign.key -p campaign.pub',
    );
  if (bytes.readUInt16LE(2) !== 0)
    throw new UnusableKey(
      'is locked with a password, which a build cannot type. Make a key without one: minisign -G -W -s campaign.key -p campaign.pub',
    );
  return { id: bytes.subarray(HEAD, HEAD + 8), secret: bytes.subarray(HEAD + 8, HEAD + 8 + 64) };
}
