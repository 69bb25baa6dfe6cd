import { isWithin } from '../../files/index.ts';
import type { FindingKind } from '../finding.ts';
import { counted, listed } from '../wording.ts';

/** Code that calls AWS and policies, and nothing that says which belongs to which: nothing is judged there. */
export const unpaired: FindingKind = {
  code: 'unpaired',
  severity: 'hint',
  in: ['code', 'terraform'],
  find: ({ code, access, terraform }, file) => {
    const { undecided, dangling, pairs } = access.pairing();
    const advice = 'Say which in iam-policy-sync.json (pairs).';
    const calls = code.calls(file).filter((call) => call.exempt === null);
    const [first] = calls;
    const place = first && code.place(file, first.id);
    const broken = dangling.find((one) => isWithin(file, one.code));
    if (place && broken && access.pairsOfCode(file).length > 0) {
      const message = `A pair of the configuration that holds this file counts for nothing: ${broken.reason}.`;
      return [{ range: place.nameRange, message, subject: `dangling ${broken.policy}` }];
    }
    if (first && place && access.pairsOfCode(file).length === 0) {
      const why =
        undecided?.reason ??
        broken?.reason ??
        (pairs.length > 0 || dangling.length > 0 ? 'no pair of the configuration holds this file' : undefined);
      const folder = undecided?.codes.find((one) => file.startsWith(`${one}/`) || one === file) ?? undecided?.codes[0];
      const fixes = (undecided?.policies.length ?? 0) > 6 || !folder ? [] : offers(folder, undecided?.policies ?? []);
      if (why) {
        return [
          {
            range: place.nameRange,
            message: `${counted(calls.length, 'SDK call')} of this file ${calls.length === 1 ? 'is' : 'are'} judged against no policy: ${why}. ${advice}`,
            subject: 'calls',
            fixes,
          },
        ];
      }
    }
    return terraform.policiesIn(file).flatMap((id) => {
      const policy = terraform.policy(id);
      const range = policy && policy.at.file === file ? terraform.headerRange(policy.at) : undefined;
      if (!policy || !range || !undecided?.policies.includes(id)) return [];
      return [
        {
          range,
          message: `${policy.address} is judged against no code: ${undecided.reason}. ${advice}`,
          subject: policy.address,
          policy: policy.address,
          fixes: undecided.codes.length > 6 ? [] : undecided.codes.flatMap((folder) => offers(folder, [id])),
        },
      ];
    });

    function offers(folder: string, policies: readonly string[]) {
      const addresses = [...new Set(policies.flatMap((id) => terraform.policy(id)?.address ?? []))];
      return addresses.map((address) => ({
        id: `pair ${folder} ${address}`,
        title: `Pair ${folder.slice(folder.lastIndexOf('/') + 1)} with ${listed([address])} in iam-policy-sync.json`,
        unsafe: true,
        preferred: false,
        change: { kind: 'pair' as const, code: folder, address },
      }));
    }
  },
};
