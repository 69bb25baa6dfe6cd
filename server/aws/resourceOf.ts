import { bedrockModelArns } from './bedrockModel.ts';
import { packed, unpacked } from './packedText.ts';
import type { PartialText } from './partialText.ts';
import type { ActionNeed, ResourceRule } from './requirement.ts';

/**
 * The ARNs that a call acts on, as far as its input is known: one a rule (an inference profile has its models beside it).
 * What is not known, be it a parameter, the region or the account, is a hole; `[]` where the action is asked for `*`.
 */
export function resourceOf(need: ActionNeed, input: (parameter: string) => PartialText | undefined): readonly PartialText[] {
  return need.resources.flatMap((rule): PartialText[] => {
    const value = rule.parameter === '' ? undefined : input(rule.parameter);
    if (rule.type === 'foundation-model' && need.action.startsWith('bedrock:') && value !== undefined) return [...bedrockModelArns(value)];
    return [fill(rule, input)];
  });
}

function fill(rule: ResourceRule, input: (parameter: string) => PartialText | undefined): PartialText {
  const holes: string[] = [];
  let filled = '';
  for (const piece of rule.arn.match(/\$\{[^}]*\}|[^$]+|\$/g) ?? []) {
    const name = /^\$\{(.*)\}$/.exec(piece)?.[1];
    const value = name === undefined || /^(?:Partition|Region|Account)$/.test(name) ? undefined : input(name);
    if (name === undefined) filled += piece.endsWith(':*') ? piece.slice(0, -1) + packed([{ hole: '*' }], holes) : piece;
    else if (value === undefined) filled += packed([{ hole: /^(?:Partition|Region|Account)$/.test(name) ? piece : name }], holes);
    else {
      const text = packed(name === rule.parameter ? read(rule, value) : value, holes);
      // A value that is an ARN itself stands for all that the template has before it.
      filled = startsAsArn(value, text) ? text : filled + (filled.endsWith('/') ? text.replace(/^\//, '') : text);
    }
  }
  return unpacked(accessPoint(rule, filled), holes);
}

function startsAsArn(value: PartialText, text: string): boolean {
  const first = value.find((part) => part !== '');
  return text.startsWith('arn:') || (typeof first === 'object' && /arn$/i.test(first.hole));
}

/** An object behind an access point has `object/` before its key. */
function accessPoint(rule: ResourceRule, arn: string): string {
  return rule.type === 'object' ? arn.replace(/^(arn:[^:]*:s3[\w-]*:[^:]*:[^:]*:accesspoint\/[^/]+)\//, '$1/object/') : arn;
}

function read(rule: ResourceRule, value: PartialText): PartialText {
  if (rule.from === 'url') return queueOfUrl(value);
  if (rule.from === 'alias') return keyOf(value);
  return value;
}

/** The ARN behind a queue's URL. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
function queueOfUrl(url: PartialText): PartialText {
  const holes: string[] = [];
  const text = packed(url, holes);
  const parts = /^https?:\/\/(?:sqs\.([^./]+)\.[^/]+|([^./]+)\.queue\.[^/]+|[^/]*)\/([^/]+)\/([^/]+)$/.exec(text);
  if (parts === null) return text.includes('/') || holes.length !== 1 ? [{ hole: 'QueueUrl' }] : url;
  const region = parts[1] ?? parts[2] ?? packed([{ hole: `\${Region}` }], holes);
  return unpacked(`arn:${packed([{ hole: `\${Partition}` }], holes)}:sqs:${region}:${parts[3]}:${parts[4]}`, holes);
}

/** A key's id or ARN; behind an alias the key is not known. Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id */
function keyOf(value: PartialText): PartialText {
  const text = value.map((part) => (typeof part === 'string' ? part : part.hole)).join('');
  if (/^alias\/|:alias\/|aws_kms_alias\./.test(text)) return [{ hole: `key of ${text}` }];
  return value;
}
