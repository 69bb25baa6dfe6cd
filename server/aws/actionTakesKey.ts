import { action, expandActions } from './action.ts';
import { halves } from './actionPattern.ts';
import { globalKey, isKey, isOfNoAction } from './conditionKeys.ts';
import type { Certainty } from './partialText.ts';

/** Global keys that a request has only where the action's service says so; all others can be in every request. */
const perAction = ['aws:RequestTag/${TagKey}', 'aws:ResourceTag/${TagKey}', 'aws:TagKeys'];

/**
 * Whether requests of an action that the pattern matches can have a key. `*` alone matches too much to be judged.
 * Source: the services' pages under https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export function actionTakesKey(pattern: string, key: string): Certainty {
  const facts = globalKey(key);
  if (facts !== undefined && !perAction.includes(facts.name)) return 'yes';
  const prefix = halves(pattern)?.[0];
  const actions = prefix === undefined || prefix === '*' ? [] : expandActions(pattern);
  if (actions.length === 0) return 'unknown';
  const taken = actions.some((name) => action(name)?.conditionKeys.some((documented) => isKey(documented, key)));
  if (taken) return 'yes';
  return facts === undefined && isOfNoAction(key) ? 'unknown' : 'no';
}
