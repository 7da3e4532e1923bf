/** The fields of `publish:`: where the site is sent. Never a secret: the ssh agent, git and the environment have those. */
import { TARGETS } from '../../campaign/model.ts';
import { checked, group, oneOf, text } from './fields.ts';

const at = checked(
  'The folder, the repository or its name as a remote, or you@server:/folder.',
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
  },
  'Where handbill publish sends the site.',
  '{ to: folder, at: ../site }',
);
