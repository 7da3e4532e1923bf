/** Publishes into storage that speaks S3, with each file's type and how long it may be kept, which storage does not know. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { lookup } from 'mrmime';
import { MARK, namesIn } from '../build/output-folder.ts';
import type { PublishSettings } from '../campaign/model.ts';
import { CONTENT_TYPES, FRESH, LASTING, LASTING_FOLDERS } from '../site-files/headers.ts';
import { UserError } from '../text/user-error.ts';
import { differencesBetween, inSendingOrder, type Target } from './target.ts';

export function s3Target({ at, endpoint }: PublishSettings): Target {
  const [, bucket = '', folder = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(at) ?? [];
  if (!bucket) throw new UserError('publish: at: is no bucket. Write it like s3://my-bucket, or s3://my-bucket/folder');
  const prefix = folder ? `${folder}/` : '';
  const client = clientOf();
  const { AWS_REGION = 'us-east-1' } = process.env;
  const root = `${(endpoint ?? `https://s3.${AWS_REGION}.amazonaws.com`).replace(/\/*$/, '')}/${bucket}`;
  const ask = async (path: string, method = 'GET', file?: { readonly body: Buffer; readonly headers: HeadersInit }) => {
    const body = file && { headers: file.headers, body: new Uint8Array(file.body) };
    const response = await client.fetch(`${root}${path}`, { method, ...body }).catch((error: unknown) => {
      throw new UserError(
        `${root} does not answer (${error instanceof Error ? error.message : error}). Check the endpoint: and the connection.`,
      );
    });
    if (response.ok || (response.status === 404 && method === 'GET' && path.startsWith('/'))) return response;
    const [, code = ''] = /<Code>(\w+)</.exec(await response.text()) ?? [];
    throw new UserError(
      `${at} answers ${response.status} ${code}. Check the keys, the name of the bucket and what the keys may do.`,
    );
  };
  const addressOf = (name: string): string => `/${`${prefix}${name}`.split('/').map(encodeURIComponent).join('/')}`;
  return {
    where: at,
    async read(name) {
      const response = await ask(addressOf(name));
      return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
    },
    async compare(site) {
      const there = await listed(prefix, ask);
      const isSame = (name: string): boolean => there.get(name) === md5Of(join(site, name));
      return differencesBetween([...namesIn(site), MARK], there.keys(), isSame);
    },
    async send(site, { added, changed, removed }) {
      for (const name of inSendingOrder([...added, ...changed]))
        await ask(addressOf(name), 'PUT', { body: readFileSync(join(site, name)), headers: headersOf(name) });
      for (const name of removed) await ask(addressOf(name), 'DELETE');
    },
    close: () => undefined,
  };
}

function clientOf(): AwsClient {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN,
    AWS_REGION,
  } = process.env;
  if (!accessKeyId || !secretAccessKey)
    throw new UserError(
      'The keys of the storage are missing. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY where this command runs, in no file of the campaign.',
    );
  const token = AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {};
  return new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...token,
    service: 's3',
    region: AWS_REGION ?? 'us-east-1',
    retries: 3,
  });
}

/** Every file below the prefix with its sum, MD5 of what was sent in one piece. */
async function listed(prefix: string, ask: (path: string) => Promise<Response>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let token: string | undefined = ''; token !== undefined; ) {
    const next: string = token && `&continuation-token=${encodeURIComponent(token)}`;
    const xml = await (await ask(`?list-type=2&encoding-type=url&prefix=${encodeURIComponent(prefix)}${next}`)).text();
    for (const [, entry = ''] of xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
      const [, key = ''] = /<Key>([^<]*)</.exec(entry) ?? [];
      const [, sum = ''] = /<ETag>(?:&quot;|&#34;|")?(\w+)/.exec(entry) ?? [];
      found.set(decodeURIComponent(key.replaceAll('+', ' ')).slice(prefix.length), sum);
    }
    token = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1];
  }
  return found;
}

function md5Of(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

function headersOf(name: string): Record<string, string> {
  const type =
    CONTENT_TYPES[`/${name}`] ??
    CONTENT_TYPES[`/*${/\.\w+$/.exec(name)?.[0]}`] ??
    lookup(name) ??
    'application/octet-stream';
  const isLasting = LASTING_FOLDERS.some((folder) => name.startsWith(`${folder}/`));
  const charset = /^text\/|json|xml|javascript/.test(type) && !type.includes('charset') ? '; charset=utf-8' : '';
  return { 'content-type': `${type}${charset}`, 'cache-control': isLasting ? LASTING : FRESH };
}
