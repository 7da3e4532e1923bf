/** The browser editor of `handbill dev`: lists the campaign's texts, shows each as a form, and saves what is good. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { machineFault } from '../../disk/machine-fault.ts';
import { OWN_PAGES_ALONE, type Target } from '../request-target.ts';
import { type Answer, type Asked, NO_SITE, type Page, refusal, type ShownSite } from './answer.ts';
import { editPage, saveEdit } from './edit-page.ts';
import { EDITOR_POLICY, EDITOR_SCRIPT, TOO_LARGE, UPLOAD_LIMIT } from './editor-page.ts';
import { beginCampaign, firstPage } from './first-page.ts';
import { helpPage } from './help-page.ts';
import { homePage } from './home-page.ts';
import { createNew, newTextPage } from './new-page.ts';
import { createPicture, pictureFile, picturesPage } from './picture-page.ts';
import { publish, publishPage } from './publish-page.ts';
import { Publishing } from './publishing.ts';
import { translationsPage } from './translation-pages.ts';
import { deleteFiles, deletePage, undoDelete } from './trash-page.ts';

/** Where the editor is; only `handbill dev` answers there. */
export const EDITOR_ADDRESS = '/admin/';

/** Of what is too large so much is read and forgotten, since browsers hear no answer before they have sent it all; octets. */
const DRAIN_LIMIT = 2_000_000_000;

const HEADERS = {
  ...OWN_PAGES_ALONE,
  'content-security-policy': EDITOR_POLICY,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

interface Route {
  readonly show?: (asked: Asked) => Answer | Promise<Answer>;
  readonly save?: (asked: Asked, form: FormData) => Promise<Answer>;
}

const ROUTES: Readonly<Record<string, Route>> = {
  '/admin/': { show: homePage },
  '/admin/first/': { show: firstPage, save: beginCampaign },
  '/admin/edit/': { show: editPage, save: saveEdit },
  '/admin/new/': { show: newTextPage, save: createNew },
  '/admin/pictures/': { show: picturesPage, save: createPicture },
  '/admin/file/': { show: pictureFile },
  '/admin/editor.js': { show: () => ({ type: 'text/javascript', body: EDITOR_SCRIPT }) },
  '/admin/translations/': { show: translationsPage },
  '/admin/publish/': { show: publishPage, save: publish },
  '/admin/help/': { show: helpPage },
  '/admin/delete/': { show: deletePage, save: deleteFiles },
  '/admin/undo/': { save: undoDelete },
};

export class Editor {
  readonly #campaign: string;
  readonly #clock: () => number;
  readonly #site: ShownSite;
  readonly #token = randomUUID();
  readonly #publishing: Publishing | undefined;

  constructor(campaign: string, clock: () => number, site: ShownSite = NO_SITE) {
    this.#campaign = campaign;
    this.#clock = clock;
    this.#site = site;
    this.#publishing = site.publish && new Publishing(site.publish, clock);
  }

  /** Answers a request below `/admin/`; whoever calls has made sure that it is for this machine's own name. */
  async answer(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const asked: Asked = {
      campaign: this.#campaign,
      query: target.query,
      token: this.#token,
      clock: this.#clock(),
      site: this.#site,
      publishing: this.#publishing,
    };
    const answer = await this.#route(request, target.path, asked).catch((error: unknown) =>
      refusal(500, machineFault(error) ?? (error instanceof Error ? error.message : String(error))),
    );
    if ('location' in answer) response.writeHead(303, { location: answer.location }).end();
    else if ('body' in answer) response.writeHead(200, { ...HEADERS, 'content-type': answer.type }).end(answer.body);
    else response.writeHead(answer.status, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(answer.html);
  }

  async #route(request: IncomingMessage, path: string, asked: Asked): Promise<Answer> {
    const route = ROUTES[path];
    if (!route) return refusal(404, 'There is no such page in the editor.');
    if (route.show && (request.method === 'GET' || request.method === 'HEAD')) return route.show(asked);
    if (request.method !== 'POST' || !route.save) return refusal(405, 'This page takes nothing.');
    // Any page on the web can send a form here; only ours knows the token.
    if (request.headers.origin !== `http://${request.headers.host}`)
      return refusal(403, 'This was sent from another site.');
    const form = await formOf(request);
    if (!(form instanceof FormData)) return form;
    if (form.get('token') !== this.#token)
      return refusal(403, 'The editor has been restarted since this page was opened. Open the page again.');
    return route.save(asked, form);
  }
}

/** A form as it was sent, or why it is none. */
async function formOf(request: IncomingMessage): Promise<FormData | Page> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > DRAIN_LIMIT) break;
      if (size > UPLOAD_LIMIT) parts.length = 0;
      else parts.push(bytes);
    }
    if (size > UPLOAD_LIMIT) return refusal(413, TOO_LARGE);
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    return await new Response(Buffer.concat(parts), { headers }).formData();
  } catch {
    return refusal(400, 'This is not a form of the editor, or did not arrive whole.');
  }
}
