import { type FilePath, isWithin } from '../../files/index.ts';
import type { Policy, Terraform } from '../../terraform/index.ts';
import type { Draft, FindingKind, FixOffer, Rooms } from '../finding.ts';
import { headerRangeIn } from '../statements.ts';
import { counted, listed } from '../wording.ts';

/** Code that calls AWS and policies, and nothing that says which belongs to which: nothing is judged there. */
export const unpaired: FindingKind = {
  code: 'unpaired',
  severity: 'hint',
  in: ['code', 'terraform'],
  find: ofCalls,
  ofPolicy,
};

const advice = 'Say which in iam-policy-sync.json (pairs).';

function ofCalls({ code, access, terraform }: Rooms, file: FilePath): readonly Draft[] {
  const calls = code.calls(file).filter((call) => call.exempt === null);
  const [first] = calls;
  const place = first && code.place(file, first.id);
  if (!place) return [];
  const { undecided, dangling, pairs } = access.pairing();
  const broken = dangling.find((one) => isWithin(file, one.code));
  if (access.pairsOfCode(file).length > 0) {
    if (!broken) return [];
    const message = `A pair of the configuration that holds this file counts for nothing: ${broken.reason}.`;
    return [{ range: place.nameRange, message, subject: `dangling ${broken.policy}` }];
  }
  const why =
    undecided?.reason ??
    broken?.reason ??
    (pairs.length > 0 || dangling.length > 0 ? 'no pair of the configuration holds this file' : undefined);
  if (!why) return [];
  const folder = undecided?.codes.find((one) => file.startsWith(`${one}/`) || one === file) ?? undecided?.codes[0];
  const policies = undecided?.policies ?? [];
  return [
    {
      range: place.nameRange,
      message: `${counted(calls.length, 'SDK call')} of this file ${calls.length === 1 ? 'is' : 'are'} judged against no policy: ${why}. ${advice}`,
      subject: 'calls',
      fixes: policies.length > mostOffered || !folder ? [] : offers(terraform, folder, policies),
    },
  ];
}

function ofPolicy(rooms: Rooms, file: FilePath, policy: Policy): readonly Draft[] {
  const undecided = rooms.access.undecided(policy.id);
  const range = undecided && headerRangeIn(rooms, file, policy);
  if (!undecided || !range) return [];
  return [
    {
      range,
      message: `${policy.address} is judged against no code: ${undecided.reason}. ${advice}`,
      subject: policy.address,
      policy: policy.address,
      fixes: undecided.codes.length > mostOffered ? [] : undecided.codes.flatMap((folder) => offers(rooms.terraform, folder, [policy.id])),
    },
  ];
}

/** Of more pairs than this none is offered. */
const mostOffered = 6;

function offers(terraform: Terraform, folder: FilePath, policies: readonly string[]): readonly FixOffer[] {
  const addresses = [...new Set(policies.flatMap((id) => terraform.policy(id)?.address ?? []))];
  return addresses.map((address) => ({
    id: `pair ${folder} ${address}`,
    title: `Pair ${folder.slice(folder.lastIndexOf('/') + 1)} with ${listed([address])} in iam-policy-sync.json`,
    unsafe: true,
    preferred: false,
    change: { kind: 'pair', code: folder, address },
  }));
}
