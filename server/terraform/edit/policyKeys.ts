import type { Written } from './Written.ts';

/** What the parts of a policy are called where it is written. */
export interface PolicyKeys {
  /** It is an `aws_iam_policy_document`, with names of its own, and `Allow` where no effect is written. */
  readonly document: boolean;
  readonly version: string;
  readonly statement: string;
  readonly sid: string;
  readonly effect: string;
  readonly action: string;
  readonly notAction: string;
  readonly resource: string;
  readonly notResource: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const json: PolicyKeys = {
  document: false,
  version: 'Version',
  statement: 'Statement',
  sid: 'Sid',
  effect: 'Effect',
  action: 'Action',
  notAction: 'NotAction',
  resource: 'Resource',
  notResource: 'NotResource',
};

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
const document: PolicyKeys = {
  document: true,
  version: 'version',
  statement: 'statement',
  sid: 'sid',
  effect: 'effect',
  action: 'actions',
  notAction: 'not_actions',
  resource: 'resources',
  notResource: 'not_resources',
};

/** The names used in a document or statement: by its own keys; where these do not tell, by `isDocument`. */
export function policyKeys(written: Written, isDocument: boolean): PolicyKeys {
  if (written.kind !== 'object') return isDocument ? document : json;
  if (written.form === 'block' || written.entries.some(({ key }) => documentKeys.has(key))) return document;
  return isDocument && !written.entries.some(({ key }) => jsonKeys.has(key)) ? document : json;
}

const namesOf = (keys: PolicyKeys): Set<string> => new Set(Object.values(keys).filter((key) => typeof key === 'string'));
const documentKeys = namesOf(document);
const jsonKeys = namesOf(json);
