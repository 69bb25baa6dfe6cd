import { action as factsOf } from './action.ts';
import type { Certainty, PartialText } from './partialText.ts';
import { canMeet, patternTokens, templateTokens } from './textLanguage.ts';

/**
 * What IAM is asked for by actions that the reference gives no resource type, where that is an ARN and no `*`: as the
 * AccessDenied message of the action names it ("logs:DescribeLogGroups on resource: arn:aws:logs:…:log-group::log-stream:").
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html
 */
const askedFor: Readonly<Record<string, string>> = {
  'logs:DescribeLogGroups': 'arn:${Partition}:logs:${Region}:${Account}:log-group::log-stream:',
};

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
  const asked = askedFor[facts.name];
  if (facts.resourceTypes.length === 0 && asked === undefined) return holes && /^\**$/.test(literal) ? 'unknown' : 'no';
  const arns = asked === undefined ? facts.resourceTypes.flatMap((type) => type.arns) : [asked];
  const templates = arns.map(templateTokens);
  const meet = templates.map((template) => canMeet(patternTokens(statementResource), template));
  if (meet.every((each) => each === false)) return 'no';
  if (!holes) return meet.includes(true) ? 'yes' : 'unknown';
  const named = patternTokens(statementResource, SOME_NAME);
  return templates.some((template) => canMeet(named, template) === true) ? 'yes' : 'unknown';
}
