import { sidOf } from '../../access/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Policy, ResourceGrant, Statement, TfNode } from '../../terraform/index.ts';
import type { Draft, FindingKind, FixOffer, Rooms } from '../finding.ts';
import { differOnlyInActions, isSameDocument } from '../sameStatement.ts';
import { isTrustPolicy, type ReadStatement, rangeIn, statementsOf } from '../statements.ts';

/**
 * Two statements of one policy with the same Sid: IAM refuses the document, and Terraform one that a data source says, or its
 * sources. Of policies of resources only roles' trust policies
 * are IAM's; each other service decides what a Sid may be.
 */
export const duplicateSid: FindingKind = {
  code: 'duplicate-sid',
  severity: 'error',
  in: ['terraform', 'json'],
  ofPolicy: inOnePolicy,
  ofGrant: (rooms, file, grant) => (isTrustPolicy(grant) ? inOnePolicy(rooms, file, grant) : []),
};

function inOnePolicy(rooms: Rooms, file: FilePath, policy: Policy | ResourceGrant): readonly Draft[] {
  const first = new Map<string, Statement>();
  return statementsOf(policy).flatMap((read) => {
    const { statement } = read;
    const sid = sidOf(statement);
    if (!sid || !statement.sid) return [];
    const earlier = first.get(sid);
    if (!earlier) first.set(sid, statement);
    return earlier ? draft(rooms, file, read, earlier, sid) : [];
  });
}

function draft(
  rooms: Rooms,
  file: FilePath,
  { policy, document, statement }: ReadStatement<Policy | ResourceGrant>,
  earlier: Statement,
  sid: string,
): readonly Draft[] {
  const range = statement.sid && rangeIn(rooms, file, statement.sid.at);
  const first = earlier.sid && rooms.terraform.range(earlier.sid.at);
  if (!range) return [];
  const taken = new Set(document.statements.map(sidOf));
  let n = 2;
  while (taken.has(`${sid}${n}`)) n++;
  const offer: Omit<FixOffer, 'title' | 'change'> = { id: 'unique', unsafe: false, preferred: true };
  // A document of its own may be used elsewhere: nothing moves from one to another.
  const isOneText = isSameText(earlier.at, statement.at);
  const merge =
    !isOneText &&
    isSameDocument(earlier, statement) &&
    differOnlyInActions(rooms.terraform, earlier, statement) &&
    rooms.terraform.canMerge(policy.id, earlier.at, statement.at);
  return [
    {
      range,
      message: `The Sid ${sid} stands twice in ${policy.address}${isOneText ? ', for its text is taken twice' : ''}; ${policy.form === 'document' ? 'Terraform' : 'IAM'} refuses the document.`,
      subject: `${sid} ${policy.address}`,
      alike: 'twice',
      policy: policy.address,
      related: first && earlier.sid ? [{ file: earlier.sid.at.file, ...first, message: `first ${sid}` }] : [],
      fixes:
        policy.notEditable !== null || isOneText
          ? []
          : merge
            ? [
                {
                  ...offer,
                  title: `Merge the two statements ${sid}`,
                  change: { kind: 'policy', policy: policy.id, what: { kind: 'mergeStatements', into: earlier.at, from: statement.at } },
                },
              ]
            : [
                {
                  ...offer,
                  title: `Rename this Sid to ${sid}${n}`,
                  change: { kind: 'policy', policy: policy.id, what: { kind: 'setSid', statement: statement.at, sid: `${sid}${n}` } },
                },
              ],
    },
  ];
}

/** Whether two nodes are one text, of which several are made. */
const isSameText = (a: TfNode, b: TfNode): boolean =>
  a.file === b.file && a.item === b.item && a.node === b.node && a.pointer === b.pointer;
