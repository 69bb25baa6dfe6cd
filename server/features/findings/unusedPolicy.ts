import { isPolicyDocument } from '../../access/index.ts';
import type { Draft, FindingKind } from '../finding.ts';
import { headerRangeIn } from '../statements.ts';

/** A managed policy that nobody has: no attachment, output, input or boundary of the workspace speaks of it. */
export const unusedPolicy: FindingKind = {
  code: 'unused-policy',
  severity: 'hint',
  in: ['terraform'],
  ofPolicy: (rooms, file, policy): readonly Draft[] => {
    const range = isPolicyDocument(policy.document) && headerRangeIn(rooms, file, policy);
    if (!range || rooms.access.pairsOfPolicy(policy.id).length > 0 || !rooms.terraform.isUnused(policy.id)) return [];
    return [
      {
        range,
        message: `Nothing here attaches ${policy.address}, nor hands it on: nobody has it, unless it is attached by its name elsewhere. Attach it, or remove it.`,
        subject: policy.address,
        policy: policy.address,
      },
    ];
  },
};
