/** Lists of names in `campaign.yml`: each is one that there is, and there once. */
import { type Problem, quote } from '../../campaign/problem.ts';
import { nearest } from '../../text/nearest.ts';
import type { YamlText } from '../reading/yaml-text.ts';

/** A place to share to that we do not know, or know already from the same list. */
export function checkShareTargets(yaml: YamlText, known: readonly string[]): Problem[] {
  const { share } = yaml.data;
  if (!Array.isArray(share)) return [];
  const unknown = share.flatMap((id, index): Problem[] => {
    if (typeof id !== 'string' || known.includes(id) || share.indexOf(id) < index) return [];
    const near = nearest(id, known);
    const advice = near ? `Did you mean ${near}?` : `Write some of ${known.join(', ')}.`;
    const message = `${quote(id)} is no place to share to that Handbill knows. ${advice}`;
    return [{ ...yaml.problem(['share', index], message), field: 'share' }];
  });
  return [...unknown, ...checkTwice(yaml, 'share')];
}

/** A name that a list has already. */
export function checkTwice(yaml: YamlText, field: 'home' | 'share'): Problem[] {
  const names = yaml.data[field];
  if (!Array.isArray(names)) return [];
  return names.flatMap((name, index): Problem[] => {
    if (typeof name !== 'string' || names.indexOf(name) === index) return [];
    const message = `${quote(name)} is there twice. Keep one.`;
    return [{ ...yaml.problem([field, index], message), field }];
  });
}
