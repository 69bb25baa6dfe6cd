import { effectOf, wholeText } from '../../access/index.ts';
import { actionMatches, expandActions, iamPrefixes, isEveryAction } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Sourced, Statement } from '../../terraform/index.ts';
import type { Draft, FindingKind, FixOffer, Rooms } from '../finding.ts';
import { type ReadStatement, rangeIn, statementsOf } from '../statements.ts';
import { counted, listed } from '../wording.ts';

/** An Allow of a pattern of actions, where the code's calls are known to need only some of them. */
export const wildcardAction: FindingKind = {
  code: 'wildcard-action',
  severity: 'hint',
  in: ['terraform', 'json'],
  ofPolicy: (rooms, file, policy) =>
    statementsOf(policy).flatMap((found) => {
      const { statement } = found;
      if (effectOf(statement) !== 'Allow') return [];
      return (statement.actions?.elements ?? []).flatMap((element) => {
        const pattern = wholeText(element.value);
        return pattern !== undefined && /[*?]/.test(pattern) && (isEveryAction(pattern) || expandActions(pattern).length > 1)
          ? draft(rooms, file, found, { ...element, value: pattern })
          : [];
      });
    }),
};

function draft(
  rooms: Rooms,
  file: FilePath,
  { policy, statement }: ReadStatement,
  { value: pattern, at }: Sourced<string>,
): readonly Draft[] {
  const range = rangeIn(rooms, file, at);
  if (!range) return [];
  const many = isEveryAction(pattern) ? 'every action of every service' : counted(expandActions(pattern).length, 'action');
  const pairs = rooms.access.pairsOfPolicy(policy.id);
  const coverages = pairs.map((pair) => rooms.access.coverage(pair));
  const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(':'))).toLowerCase();
  const understood =
    pairs.length > 0 &&
    coverages.every(({ notUnderstood }) =>
      notUnderstood.every((name) => name !== '*' && !isEveryAction(pattern) && !iamPrefixes(name).includes(prefix)),
    );
  const needed = [...new Set(coverages.flatMap((one) => one.needed).filter((action) => actionMatches(pattern, action)))].sort();
  const maybe = [...new Set(coverages.flatMap((one) => one.maybe).filter((action) => actionMatches(pattern, action)))].sort();
  const evidence =
    pairs.length === 0
      ? ''
      : !understood
        ? ' What the code needs of it is not fully understood.'
        : needed.length === 0
          ? ' No call of the code needs any of them.'
          : ` The code's calls need ${listed(needed)}.`;
  const others = understood && maybe.length > 0 ? ` They may also need ${listed(maybe.slice(0, 5))}.` : '';
  return [
    {
      range,
      message: `${pattern} allows ${many}.${evidence}${others}`,
      subject: `${pattern} ${policy.address}`,
      actions: [pattern],
      policy: policy.address,
      fixes: understood && needed.length > 0 && policy.notEditable === null ? [narrow(policy.id, statement, at, pattern, needed)] : [],
    },
  ];
}

function narrow(
  policy: string,
  statement: Statement,
  element: Sourced<string>['at'],
  pattern: string,
  needed: readonly string[],
): FixOffer {
  return {
    id: 'narrow',
    title: `Narrow ${pattern} to ${listed(needed)}`,
    unsafe: true,
    preferred: false,
    change: {
      kind: 'policy',
      policy,
      what: { kind: 'replaceElement', statement: statement.at, element, with: needed.map((name) => [name]) },
    },
  };
}
