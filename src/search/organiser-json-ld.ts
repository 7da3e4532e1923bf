/** The organiser as search engines know organisations: schema.org's Organization, with all the places to find it. */
import type { Organization } from 'schema-dts';
import type { Edition } from '../campaign/edition.ts';

/** Nobody is named who did not name themselves: undefined without an organiser. */
export function describeOrganiser({ campaign: { organiser }, contact, press }: Edition) {
  if (!organiser) return undefined;
  const { name, url, profiles } = organiser;
  return {
    '@type': 'Organization',
    name,
    ...(url && { url }),
    ...(profiles && { sameAs: [...profiles] }),
    ...reachedBy(contact),
    ...(contact?.post && { address: contact.post }),
    ...((press?.email || press?.telephone) && {
      contactPoint: {
        '@type': 'ContactPoint',
        contactType: 'press',
        ...(press.name && { name: press.name }),
        ...reachedBy(press),
      },
    }),
  } satisfies Organization;
}

function reachedBy(contact: Edition['contact'] | Edition['press']) {
  return {
    ...(contact?.email && { email: contact.email }),
    ...(contact?.telephone && { telephone: contact.telephone }),
  };
}
