/** Secret keys among what is published, by what they say and by their names. */

const SECRET_TEXT =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|minisign encrypted secret key|AGE-SECRET-KEY-1|PuTTY-User-Key-File|untrusted comment: signify secret key/;

/** What is meant for everyone may have such a name too. */
const PUBLIC_TEXT = /-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY(?: BLOCK)?|CERTIFICATE)-----|minisign public key/;

const SECRET_NAME = /(?:\.(?:key|p12|pfx|jks|kdbx|ppk)|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)|(?:^|\/)\.env)$/i;

/** "a secret key", for a file with one; `text` is "" for what is no text. */
export function secretIn(name: string, text: string): string[] {
  const isNamed = SECRET_NAME.test(name) && !PUBLIC_TEXT.test(text);
  return isNamed || SECRET_TEXT.test(text) ? ['a secret key'] : [];
}
