import type { PartialText } from '../../aws/index.ts';
import type { NamedPrincipal, Principal, StatementPrincipals } from '../Policy.ts';
import { partialTextOf, settle } from '../values/read.ts';
import { plainJson } from '../values/stringifyJson.ts';
import type { ReferenceValue, Value } from '../values/Value.ts';
import { principalTypes } from './resourceTypes.ts';

/** What a statement's `Principal` says, and whom it names; `excluded`: it is `NotPrincipal`, which is for all others. */
export function statementPrincipals(value: Value, excluded: boolean): StatementPrincipals {
  const named = new Map((excluded ? [] : namedIn(value)).map((one) => [JSON.stringify(one), one]));
  return { element: excluded ? 'NotPrincipal' : 'Principal', value: plainJson(value), at: value.at, named: [...named.values()] };
}

function namedIn(given: Value): readonly NamedPrincipal[] {
  if (given.kind === 'reference') {
    const meant = resourceOf(given);
    if (meant.length > 0) return meant;
  }
  const value = settle(given);
  if (value.kind === 'list') return value.elements.flatMap(namedIn);
  if (value.kind === 'object') return value.entries.flatMap((entry) => namedIn(entry.value));
  if (value.kind !== 'string') return [];
  const holes = value.pieces.flatMap((piece) => ('hole' in piece && piece.hole.kind === 'reference' ? resourceOf(piece.hole) : []));
  return holes.length > 0 ? holes : byArn(partialTextOf(value) ?? []);
}

function resourceOf({ target }: ReferenceValue): readonly NamedPrincipal[] {
  const isPrincipal = !target.declared.data && principalTypes[target.declared.type];
  return isPrincipal ? [{ root: target.module.root, address: target.address }] : [];
}

const kinds: Readonly<Record<string, Principal['kind']>> = { role: 'role', user: 'user', 'assumed-role': 'role' };

/**
 * `arn:aws:iam::ACCOUNT:role/PATH/NAME`, `arn:aws:sts::ACCOUNT:assumed-role/NAME/SESSION`. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */
function byArn(arn: PartialText): readonly NamedPrincipal[] {
  const [scheme, , , , , type = '', ...path] = fieldsOf(arn);
  const kind = scheme === 'arn' ? kinds[type] : undefined;
  const name = type === 'assumed-role' ? path[0] : path.at(-1);
  return kind && name ? [{ kind, name }] : [];
}

/** The fields of an ARN, those of its resource too; what is not known of one as `${name}`, which separates nothing. */
function fieldsOf(arn: PartialText): readonly string[] {
  const fields = [''];
  for (const part of arn) {
    const [more = '', ...others] = typeof part === 'string' ? part.split(/[:/]/) : [`\${${part.hole}}`];
    fields[fields.length - 1] += more;
    fields.push(...others);
  }
  return fields;
}
