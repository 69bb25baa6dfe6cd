import { action as factsOf } from './action.ts';
import type { PartialText } from './partialText.ts';
import { asksForStarOnly } from './resourceCanServe.ts';

/**
 * Whether a service may ask for a Resource of its own where the reference gives the action no resource type, which says that it
 * accepts only `*`: an action that writes may be judged on what it makes, any other below a part of a type, as many of AWS's own
 * policies have it (`parameter/app/*`). Of a whole type `resourceCanServe` says as much.
 */
export function mayBeAskedFor(action: string, resource: PartialText): boolean {
  const facts = factsOf(action);
  if (facts === undefined || facts.resourceTypes.length > 0 || asksForStarOnly(facts.name)) return false;
  const text = resource.map((part) => (typeof part === 'string' ? part : '\0')).join('');
  const [, , service = '', , , ...rest] = text.split(':');
  const isOwn = service === facts.name.slice(0, facts.name.indexOf(':')) || /^\*+$/.test(service);
  const reads = facts.accessLevel === 'Read' || facts.accessLevel === 'List';
  return isOwn && (!reads || /(?:^|[:/])\**$/.test(rest.join(':')));
}
