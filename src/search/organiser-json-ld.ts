/** The organiser as search engines know organisations: schema.org's Organization, with all the places to find it. */
import type { Organization } from 'schema-dts';
import type { Campaign } from '../campaign/model.ts';

/** Nobody is named who did not name themselves: undefined without an organiser. */
export function describeOrganiser({ organiser }: Pick<Campaign, 'organiser'>) {
  if (!organiser) return undefined;
  const { name, url, profiles } = organiser;
  return {
    '@type': 'Organization',
    name,
    ...(url && { url }),
    ...(profiles && { sameAs: [...profiles] }),
  } satisfies Organization;
}
