import { bedrockModelArns } from './bedrockModel.ts';
import { packed, unpacked } from './packedText.ts';
import type { PartialText } from './partialText.ts';
import { partiqlTable } from './partiqlTable.ts';
import type { ActionNeed, ResourceRule } from './requirement.ts';
import { LOG_STREAM_TAIL } from './textLanguage.ts';

/**
 * The ARNs that a call acts on, as far as its input is known: one a resource type (an inference profile has its models
 * beside it); of a type's several rules, which are alternatives, those whose parameter is given. What is not known, be it a parameter, the region
 * or the account, is a hole; `[]` where the action is asked for `*`.
 */
export function resourceOf(need: ActionNeed, input: (parameter: string) => PartialText | undefined): readonly PartialText[] {
  const types = [...new Set(need.resources.map((rule) => rule.type))];
  return types.flatMap((type) => {
    const rules = need.resources.filter((rule) => rule.type === type);
    const given = rules.filter((rule) => rule.parameter !== '' && input(rule.parameter) !== undefined);
    if (given.length === 0 && type.includes(' or ')) return [[{ hole: 'resource' }]];
    return (given.length > 0 ? given : rules.slice(-1)).flatMap((rule): readonly PartialText[] => {
      const value = rule.parameter === '' ? undefined : input(rule.parameter);
      if (type === 'foundation-model' && need.action.startsWith('bedrock:') && value !== undefined) return bedrockModelArns(value);
      return [fill(rule, input)];
    });
  });
}

/** Fills a template; a part in brackets stands only if its parameters are given. */
function fill(rule: ResourceRule, input: (parameter: string) => PartialText | undefined): PartialText {
  const template = rule.arn.replace(/\[([^[\]]*\$\{([^}]*)\})\]/g, (_, part: string, name: string) =>
    input(name) === undefined ? '' : part,
  );
  const holes: string[] = [];
  let filled = '';
  for (const piece of template.match(/\$\{[^}]*\}|[^$]+|\$/g) ?? []) {
    const name = /^\$\{(.*)\}$/.exec(piece)?.[1];
    if (name === undefined) {
      filled += piece.endsWith(':*') ? piece.slice(0, -1) + packed([{ hole: LOG_STREAM_TAIL }], holes) : piece;
      continue;
    }
    const own = /^(?:Partition|Region|Account)$/.test(name);
    const value = own ? undefined : input(name);
    if (value === undefined) {
      filled += packed([{ hole: own ? piece : name }], holes);
      continue;
    }
    const text = packed(name === rule.parameter ? read(rule, value) : value, holes);
    // A value that is an ARN itself stands for all that the template has before it.
    if (startsAsArn(value, text)) filled = text;
    else {
      filled += /(?:\/|:::)$/.test(filled) ? text.replace(/^\//, '') : text;
      // Secrets Manager puts six characters behind a secret's name.
      if (rule.type === 'Secret' && name === rule.parameter) filled += `-${packed([{ hole: 'suffix' }], holes)}`;
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
  return rule.type.startsWith('object') ? arn.replace(/^(arn:[^:]*:s3[\w-]*:[^:]*:[^:]*:accesspoint\/[^/]+)\//, '$1/object/') : arn;
}

function read(rule: ResourceRule, value: PartialText): PartialText {
  if (rule.from === 'url') return queueOfUrl(value);
  if (rule.from === 'alias') return keyOf(value);
  if (rule.from === 'partiql') return partiqlTable(value);
  return rule.parameter === 'CopySource' ? withoutVersion(value) : value;
}

/** What a copy reads, without the version of it. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
function withoutVersion(source: PartialText): PartialText {
  const isVersion = (part: PartialText[number]): boolean => typeof part === 'string' && part.includes('?versionId=');
  const at = source.findIndex(isVersion);
  if (at < 0) return source;
  return [...source.slice(0, at), String(source[at]).split('?versionId=')[0] ?? ''];
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
