import { action as factsOf } from './action.ts';
import type { Certainty, PartialText } from './partialText.ts';
import { remembered } from './remembered.ts';
import { canMeet, patternTokens, templateTokens } from './textLanguage.ts';

/**
 * What IAM is asked for by actions that the reference gives no resource type, where that is an ARN and no `*`.
 * Sources: the AccessDenied message of the action ("logs:DescribeLogGroups on resource: arn:aws:logs:…:log-group::log-stream:"),
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html and
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html
 */
const askedFor: Readonly<Record<string, string>> = {
  'logs:DescribeLogGroups': 'arn:${Partition}:logs:${Region}:${Account}:log-group::log-stream:',
  's3:ListAllMyBuckets': 'arn:${Partition}:s3:::',
  'ssmmessages:OpenDataChannel': 'arn:${Partition}:ssm:${Region}:${Account}:session/${SessionId}',
};

/**
 * ARNs that actions act on though the reference has none of that form: users are made in no region.
 * Source: https://docs.aws.amazon.com/quicksight/latest/user/iam-policy-examples.html
 */
const besides: Readonly<Record<string, string>> = {
  'quicksight:CreateAdmin': 'arn:${Partition}:quicksight::${Account}:user/${ResourceId}',
  'quicksight:CreateReader': 'arn:${Partition}:quicksight::${Account}:user/${ResourceId}',
  'quicksight:CreateUser': 'arn:${Partition}:quicksight::${Account}:user/${ResourceId}',
};

/**
 * A function's name may have a version or an alias behind it, and a call that names one asks IAM for that ARN.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
 */
const withQualifier = (arn: string): readonly string[] =>
  arn.endsWith(':function:${FunctionName}') ? [arn, `${arn}:\${Qualifier}`] : [arn];

/**
 * Services whose actions without a resource type are known to be asked for `*` alone.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html
 */
const starOnlyServices: ReadonlySet<string> = new Set(['ec2']);

/** Whether an action that the reference gives no resource type is known to be asked for `*` alone. */
export const asksForStarOnly = (action: string): boolean => starOnlyServices.has(action.slice(0, action.indexOf(':')));

const looks: ReadonlySet<string> = new Set(['List', 'Read']);

/** Stands for a hole's text where it is within one part of an ARN. */
const SOME_NAME = 'hole';

type Tokens = ReturnType<typeof patternTokens>;

/** A Resource as it is written, and, where it has holes, with each as a name within its part of the ARN. */
interface Language {
  readonly written: Tokens;
  readonly named: Tokens | null;
}

const hasHoles = (resource: PartialText): boolean => resource.some((part) => typeof part !== 'string' && part.hole !== '');

/** Of a Resource as JSON; it is asked for with each action of a statement. */
const languageOf = remembered((json: string): Language => {
  const resource: PartialText = JSON.parse(json);
  return { written: patternTokens(resource), named: hasHoles(resource) ? patternTokens(resource, SOME_NAME) : null };
}, 1000);

/** AWS has some 2,000 forms of ARNs. */
const tokensOf = remembered(templateTokens, 4000);

/**
 * Whether a statement's Resource can ever match one of the ARNs that an action acts on: whether the two patterns can meet.
 * An action without resource types is asked for `*`, which only a Resource of stars matches; to list or describe, many
 * services in truth ask for all of theirs, or all of a type (`table/*` for dynamodb:ListTables, as the AccessDenied message
 * tells): of a Resource that is as wide the answer is unknown.
 * A hole counts as a name within its part of the ARN; at the Resource's start it may be any ARN, so the answer is unknown
 * unless nothing could fit.
 */
export function resourceCanServe(action: string, statementResource: PartialText): Certainty {
  const facts = factsOf(action);
  if (facts === undefined) return 'unknown';
  const literal = statementResource.filter((part) => typeof part === 'string').join('');
  if (/^\*+$/.test(literal) && literal.length > 0) return 'yes';
  const asked = askedFor[facts.name];
  if (facts.resourceTypes.length === 0 && asked === undefined)
    return (hasHoles(statementResource) && /^\**$/.test(literal)) ||
      (looks.has(facts.accessLevel) && isAllOfAType(facts.name, statementResource))
      ? 'unknown'
      : 'no';
  const other = besides[facts.name];
  const arns =
    asked === undefined ? [...facts.resourceTypes.flatMap((type) => type.arns.flatMap(withQualifier)), ...(other ? [other] : [])] : [asked];
  const templates = arns.map(tokensOf);
  const { written, named } = languageOf(JSON.stringify(statementResource));
  const meet = templates.map((template) => canMeet(written, template));
  if (meet.every((each) => each === false)) return 'no';
  const isMet = named === null ? meet.includes(true) : templates.some((template) => canMeet(named, template) === true);
  return isMet ? 'yes' : 'unknown';
}

/** Whether a Resource is everything of the action's service, or of one of its types: `arn:aws:s3:::*`, `arn:aws:iam::*:role/*`. */
function isAllOfAType(action: string, resource: PartialText): boolean {
  if (asksForStarOnly(action)) return false;
  const service = action.slice(0, action.indexOf(':'));
  // What a hole holds is no separator.
  const parts = resource
    .map((part) => (typeof part === 'string' ? part : SOME_NAME))
    .join('')
    .split(':');
  const [arn, , of, , , ...name] = parts;
  return arn === 'arn' && of === service && /^([\w-]+[:/])?[*:/]+$/.test(name.join(':'));
}
