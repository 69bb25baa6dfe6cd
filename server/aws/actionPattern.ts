import { covers, matches } from './wildcard.ts';

const ACTION = /^(?:\*|\*:\*|[a-z0-9][a-z0-9-]*:[a-z0-9*?-]+)$/i;

/**
 * Whether a text can stand in a policy's `Action`: `*`, `*:*` or `prefix:Name` with `*` and `?` in the name only.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function isActionSyntax(text: string): boolean {
  return ACTION.test(text);
}

/** Whether a pattern is every action of every service. */
export const isEveryAction = (pattern: string): boolean => pattern === '*' || pattern === '*:*';

/** The two halves of a pattern in lower case; `undefined` where it is no action pattern; everything is `['*', '*']`. */
export function halves(pattern: string): readonly [prefix: string, name: string] | undefined {
  if (!isActionSyntax(pattern)) return undefined;
  if (isEveryAction(pattern)) return ['*', '*'];
  const colon = pattern.indexOf(':');
  return [pattern.slice(0, colon).toLowerCase(), pattern.slice(colon + 1).toLowerCase()];
}

/**
 * Whether an action pattern matches an action, as IAM does it: case-insensitive, `*` and `?` anywhere in the action's
 * name, in the prefix only `*` alone or `*:*`. A text that is no pattern matches nothing.
 */
export function actionMatches(pattern: string, action: string): boolean {
  const wide = halves(pattern);
  if (wide === undefined) return false;
  const colon = action.indexOf(':');
  if (colon <= 0 || colon === action.length - 1) return false;
  if (wide[0] === '*') return true;
  return wide[0] === action.slice(0, colon).toLowerCase() && matches(wide[1], action.slice(colon + 1).toLowerCase());
}

/** Whether every action that `narrow` can match is matched by `wide`, whatever the catalogue holds. */
export function coversPattern(wide: string, narrow: string): boolean {
  return patternsCover([wide], narrow);
}

/** Whether every action that `narrow` can match is matched by one of the patterns or another. */
export function patternsCover(patterns: readonly string[], narrow: string): boolean {
  const target = halves(narrow);
  if (target === undefined) return false;
  const all = patterns.map(halves).filter((each) => each !== undefined);
  if (all.some(([prefix]) => prefix === '*')) return true;
  return (
    target[0] !== '*' &&
    covers(
      all.filter(([prefix]) => prefix === target[0]).map(([, name]) => name),
      target[1],
    )
  );
}
