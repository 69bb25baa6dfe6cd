import { effectOf, sidOf, wholeText } from '../../access/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Policy, Statement } from '../../terraform/index.ts';
import type { Draft, FindingKind, Rooms } from '../finding.ts';
import { differOnlyInActions, isSameDocument } from '../sameStatement.ts';
import { rangeIn, statementsOf } from '../statements.ts';

/** Two statements for one service that differ only in their actions: one logical permission set, written twice. */
export const mergeableStatements: FindingKind = {
  code: 'mergeable-statements',
  severity: 'hint',
  in: ['terraform', 'json'],
  ofPolicy: (rooms, file, policy) =>
    statementsOf(policy).flatMap(({ document, statement }, i) => {
      if (marked(statement).file !== file) return [];
      const earlier = document.statements.slice(0, i).find((one) => areMergeable(rooms, one, statement));
      return earlier ? draft(rooms, file, policy, earlier, statement) : [];
    }),
};

function areMergeable({ terraform }: Rooms, a: Statement, b: Statement): boolean {
  const service = onlyService(a);
  return service !== undefined && service === onlyService(b) && identityOf(a) !== identityOf(b) && differOnlyInActions(terraform, a, b);
}

function onlyService(statement: Statement): string | undefined {
  const prefixes = new Set((statement.actions?.elements ?? []).map(({ value }) => wholeText(value)?.split(':')[0]?.toLowerCase()));
  const [only] = prefixes;
  return prefixes.size === 1 && statement.actions?.open === null ? only : undefined;
}

const identityOf = (one: Statement): string => sidOf(one) ?? `at ${one.at.item} ${one.at.node}`;

/** What is marked of a statement. */
const marked = (one: Statement) => one.sid?.at ?? one.actions?.at ?? one.at;

function draft(rooms: Rooms, file: FilePath, policy: Policy, earlier: Statement, statement: Statement): readonly Draft[] {
  const range = rangeIn(rooms, file, marked(statement));
  const first = rooms.terraform.range(marked(earlier));
  if (!range) return [];
  return [
    {
      range,
      message: `${sidOf(statement) ?? 'This statement'} and ${sidOf(earlier) ?? 'an earlier one'} ${effectOf(statement) === 'Deny' ? 'deny' : 'grant'} actions of one service on the same resources; they can be one statement.`,
      subject: `${sidOf(earlier) ?? 'no Sid'} ${sidOf(statement) ?? 'no Sid'} ${policy.address}`,
      policy: policy.address,
      related: first ? [{ file: marked(earlier).file, ...first, message: 'the statement that it can join' }] : [],
      fixes:
        isSameDocument(earlier, statement) && rooms.terraform.canMerge(policy.id, earlier.at, statement.at)
          ? [
              {
                id: 'merge',
                title: `Merge ${sidOf(statement) ?? 'this statement'} into ${sidOf(earlier) ?? 'the earlier one'}`,
                unsafe: false,
                preferred: true,
                change: { kind: 'policy', policy: policy.id, what: { kind: 'mergeStatements', into: earlier.at, from: statement.at } },
              },
            ]
          : [],
    },
  ];
}
