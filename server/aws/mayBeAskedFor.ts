import { action as factsOf } from './action.ts';
import type { PartialText } from './partialText.ts';

/**
 * Whether a service may ask for a Resource of its own where the reference gives the action no resource type, which says that it
 * accepts only `*`: an action that writes may be judged on what it makes. (What reads: see `resourceCanServe`.)
 */
export function mayBeAskedFor(action: string, resource: PartialText): boolean {
  const facts = factsOf(action);
  if (facts === undefined || facts.resourceTypes.length > 0 || facts.accessLevel === 'Read' || facts.accessLevel === 'List') return false;
  const [, , service = ''] = resource
    .map((part) => (typeof part === 'string' ? part : '\0'))
    .join('')
    .split(':');
  return service === facts.name.slice(0, facts.name.indexOf(':')) || /^\*+$/.test(service);
}
