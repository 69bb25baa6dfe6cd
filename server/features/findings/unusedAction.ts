import type { Draft, FindingKind } from '../finding.ts';
import { rangeIn, statementsOf } from '../statements.ts';

/** An action that is granted and that no call of the paired code needs. Rare jobs look unused: removing is never automatic. */
export const unusedAction: FindingKind = {
  code: 'unused-action',
  severity: 'hint',
  in: ['terraform', 'json'],
  ofPolicy: (rooms, file, policy) =>
    statementsOf(policy).flatMap(({ statement }) => {
      const pairs = rooms.access.pairsOfPolicy(policy.id);
      const [first, ...others] = pairs.map((pair) => rooms.access.unused(pair, statement));
      const unused = (first ?? []).filter((one) => others.every((other) => other.some((same) => same.action === one.action)));
      return unused.flatMap(({ action, element }): Draft[] => {
        const range = rangeIn(rooms, file, element);
        if (!range) return [];
        return [
          {
            range,
            message: `No call of the code needs ${action}. A job that runs rarely, or another program with the same principal, may.`,
            subject: `${action} ${policy.address}`,
            actions: [action],
            policy: policy.address,
            unnecessary: true,
            fixes:
              policy.notEditable === null
                ? [
                    {
                      id: 'remove',
                      title: `Remove ${action} from ${policy.address}`,
                      unsafe: true,
                      preferred: false,
                      change: {
                        kind: 'policy',
                        policy: policy.id,
                        what: { kind: 'removeActions', statement: statement.at, elements: [element] },
                      },
                    },
                  ]
                : [],
          },
        ];
      });
    }),
};
