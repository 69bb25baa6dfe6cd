import { objectValue, piecesValue, stringValue } from '../values/build.ts';
import { piecesOf, textOf } from '../values/read.ts';
import type { Piece } from '../values/Value.ts';
import type { TerraformFunction } from './callFunction.ts';
import { ofText } from './ofTexts.ts';

/** The parts of an ARN behind `arn`; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const names = ['partition', 'service', 'region', 'account_id', 'resource'] as const;

/** The parts of an ARN, of which the resource may hold colons; `undefined` where it is none. */
function partsOf(arn: string): readonly string[] | undefined {
  const [scheme, ...rest] = arn.split(':');
  const parts = [...rest.slice(0, names.length - 1), rest.slice(names.length - 1).join(':')];
  return scheme === 'arn' && rest.length >= names.length ? parts : undefined;
}

const parse: TerraformFunction = ({ at, values: [value] }) => {
  const text = value && textOf(value);
  const parts = text === undefined ? undefined : partsOf(text);
  return (
    parts &&
    objectValue(
      at,
      names.map((key, index) => ({ key, keyAt: at, value: stringValue(at, parts[index] ?? '') })),
    )
  );
};

/** What is not known of the parts stays open in the ARN. */
const build: TerraformFunction = ({ at, values, open }) => {
  const parts = values.map(piecesOf);
  if (open !== null || parts.length !== names.length || !parts.every((part) => part !== undefined)) return undefined;
  const pieces: Piece[] = [{ text: 'arn', source: null }];
  for (const part of parts) pieces.push({ text: ':', source: null }, ...part.map((piece) => ({ ...piece, source: null })));
  return piecesValue(at, pieces);
};

/** `arn:aws:iam::444455556666:role/with/path/name` → `arn:aws:iam::444455556666:role/name`. */
const trimRolePath = (arn: string): string | undefined => {
  const parts = partsOf(arn);
  const resource = parts?.at(-1);
  if (parts?.[1] !== 'iam' || !resource?.startsWith('role/')) return undefined;
  return ['arn', ...parts.slice(0, -1), `role/${resource.slice(resource.lastIndexOf('/') + 1)}`].join(':');
};

/** Functions of the AWS provider; https://registry.terraform.io/providers/hashicorp/aws/latest/docs, under functions. */
export const arnFunctions: Readonly<Record<string, TerraformFunction>> = {
  'provider::aws::arn_parse': parse,
  'provider::aws::arn_build': build,
  'provider::aws::trim_iam_role_path': ofText(trimRolePath),
};
