import { action as factsOf } from './action.ts';
import type { Certainty, PartialText } from './partialText.ts';
import { canMeet, patternTokens, templateTokens } from './textLanguage.ts';

/** Stands for a hole's text where it is within one part of an ARN. */
const SOME_NAME = 'hole';

/**
 * Whether a statement's Resource can ever match one of the ARNs that an action acts on: whether the two patterns can meet.
 * An action without resource types is asked for `*`, which only a Resource of stars matches.
 * A hole counts as a name within its part of the ARN; at the Resource's start it may be any ARN, so the answer is unknown
 * unless nothing could fit.
 */
export function resourceCanServe(action: string, statementResource: PartialText): Certainty {
  const facts = factsOf(action);
  if (facts === undefined) return 'unknown';
  const literal = statementResource.filter((part) => typeof part === 'string').join('');
  const holes = statementResource.some((part) => typeof part !== 'string' && part.hole !== '');
  if (/^\*+$/.test(literal) && literal.length > 0) return 'yes';
  if (facts.resourceTypes.length === 0) return holes && /^\**$/.test(literal) ? 'unknown' : 'no';
  const templates = facts.resourceTypes.flatMap((type) => type.arns).map(templateTokens);
  const meet = templates.map((template) => canMeet(patternTokens(statementResource), template));
  if (meet.every((each) => each === false)) return 'no';
  if (!holes) return meet.includes(true) ? 'yes' : 'unknown';
  const named = patternTokens(statementResource, SOME_NAME);
  return templates.some((template) => canMeet(named, template) === true) ? 'yes' : 'unknown';
}
