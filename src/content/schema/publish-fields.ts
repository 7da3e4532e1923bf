/** The fields of `publish:`: where the site is sent. Never a secret: the ssh agent, git and the environment have those. */
import { TARGETS } from '../../campaign/model.ts';
import { checked, group, oneOf, text, webAddress } from './fields.ts';

const at = checked(
  'The folder, the repository or its name as a remote, you@server:/folder, or s3://bucket.',
  'git@example.org:me/site.git',
  (value) =>
    /^https?:\/\/[^/]*@|^\w+:\/\/[^/@]*:[^/@]*@/i.test(value)
      ? 'has a password or a key in front of the @, which everyone would see who sees this file. Take it out: git keeps it with git credential, ssh with ssh-agent.'
      : undefined,
);

export const publish = group(
  {
    to: oneOf(TARGETS, 'How it is sent.'),
    at,
    branch: text('Of git, the branch that has the site and nothing else; gh-pages unless given.', 'pages').optional(),
    endpoint: webAddress(
      'Of s3, the address of the storage; Amazon’s unless given.',
      'https://s3.example.org',
    ).optional(),
  },
  'Where handbill publish sends the site.',
  '{ to: folder, at: ../site }',
);
