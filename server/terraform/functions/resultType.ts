import type { UnknownValue } from '../values/Value.ts';

/** Names by what their functions give whatever they are given, as `terraform metadata functions -json` has it. */
const signatures: Readonly<Record<Exclude<UnknownValue['type'], null>, readonly string[]>> = {
  string: [
    'abspath',
    'base64decode',
    'base64encode',
    'base64gzip',
    'base64sha256',
    'base64sha512',
    'basename',
    'bcrypt',
    'chomp',
    'cidrhost',
    'cidrnetmask',
    'cidrsubnet',
    'dirname',
    'file',
    'filebase64',
    'filebase64sha256',
    'filebase64sha512',
    'filemd5',
    'filesha1',
    'filesha256',
    'filesha512',
    'formatdate',
    'indent',
    'join',
    'jsonencode',
    'lower',
    'md5',
    'pathexpand',
    'plantimestamp',
    'replace',
    'rsadecrypt',
    'sha1',
    'sha256',
    'sha512',
    'strrev',
    'substr',
    'templatestring',
    'textdecodebase64',
    'textencodebase64',
    'timeadd',
    'timestamp',
    'title',
    'tostring',
    'trim',
    'trimprefix',
    'trimspace',
    'trimsuffix',
    'upper',
    'urlencode',
    'uuid',
    'uuidv5',
    'yamlencode',
  ],
  number: ['abs', 'ceil', 'floor', 'length', 'log', 'max', 'min', 'pow', 'signum', 'timecmp', 'tonumber'],
  boolean: ['alltrue', 'anytrue', 'can', 'endswith', 'fileexists', 'issensitive', 'startswith', 'strcontains', 'tobool'],
  list: [
    'chunklist',
    'cidrsubnets',
    'compact',
    'distinct',
    'fileset',
    'matchkeys',
    'range',
    'regexall',
    'setintersection',
    'setsubtract',
    'setunion',
    'sort',
    'split',
    'tolist',
    'toset',
  ],
  object: ['tomap', 'transpose'],
};

/** Those whose signature leaves it open, while their page says it. */
const documented: typeof signatures = {
  string: ['format', 'templatefile', 'provider::aws::arn_build', 'provider::aws::trim_iam_role_path'],
  number: ['index', 'parseint', 'sum'],
  boolean: ['contains'],
  list: ['coalescelist', 'concat', 'csvdecode', 'flatten', 'formatlist', 'keys', 'reverse', 'setproduct', 'slice', 'values'],
  object: ['merge', 'provider::aws::arn_parse', 'zipmap'],
};

const types = new Map<string, UnknownValue['type']>();
for (const table of [signatures, documented]) {
  for (const type of ['string', 'number', 'boolean', 'list', 'object'] as const) for (const name of table[type]) types.set(name, type);
}

/** What a function gives, whatever its arguments; `null`: it depends on them. */
export function resultType(name: string): UnknownValue['type'] {
  return types.get(name) ?? null;
}
