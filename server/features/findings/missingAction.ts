import { isPolicyDocument, type Missing, type Need, type Pair, planGrant } from '../../access/index.ts';
import type { FilePath } from '../../files/index.ts';
import { grouped, pushUnder } from '../../query/index.ts';
import type { Policy } from '../../terraform/index.ts';
import type { Draft, FindingKind, FixOffer, RelatedPlace, Rooms } from '../finding.ts';
import { atTimesNote, listed } from '../wording.ts';

/** A call needs an action that no policy of its principals grants: on the call, and on the policy. */
export const missingAction: FindingKind = {
  code: 'missing-action',
  severity: 'error',
  in: ['code', 'terraform'],
  find: onCalls,
  ofPolicy: onPolicy,
};

function onCalls(rooms: Rooms, file: FilePath): readonly Draft[] {
  const found: Draft[] = [];
  const calls = rooms.code.calls(file);
  // Before it is asked what each pair's policy grants, of which there may be thousands.
  if (calls.length === 0) return found;
  for (const pair of rooms.access.pairsOfCode(file)) {
    const policy = rooms.terraform.policy(pair.policy);
    if (!policy) continue;
    const byCall = new Map<string, Missing[]>();
    for (const missing of rooms.access.missingIn(pair, file)) {
      for (const [call, needs] of grouped(missing.needs, (need) => need.call)) pushUnder(byCall, call, { ...missing, needs });
    }
    for (const call of calls) {
      const missing = byCall.get(call.id);
      const place = rooms.code.place(file, call.id);
      if (!missing || !place) continue;
      const actions = missing.map((one) => one.action);
      const atTimes = atTimesNote([call]);
      found.push({
        range: place.nameRange,
        message: `${call.operation} needs ${listed(actions)}, which ${policy.address} ${missing.every((one) => one.elsewhere) ? 'grants on other resources only' : 'does not grant'}.${atTimes === null ? '' : ` ${atTimes}.`}${editNote(policy)}`,
        ...(atTimes !== null && { confidence: 'likely' }),
        subject: `${call.id.slice(call.id.indexOf('#'))} ${actions.join(' ')} ${policy.address}`,
        actions,
        policy: policy.address,
        related: homesOf(rooms, policy, missing),
        fixes: fixesOf(pair, policy, missing),
      });
    }
  }
  return found;
}

function onPolicy(rooms: Rooms, file: FilePath, policy: Policy): readonly Draft[] {
  return rooms.access.pairsOfPolicy(policy.id).flatMap((pair) =>
    rooms.access.missing(pair).flatMap((missing): Draft[] => {
      const home = homeOfMissing(rooms, policy, missing);
      if (!home || home.file !== file) return [];
      const calls = distinctCalls(missing.needs).flatMap((need): RelatedPlace[] => {
        const place = rooms.code.place(need.file, need.call);
        return place ? [{ file: need.file, ...place.nameRange, message: `needs ${missing.action}` }] : [];
      });
      const count = calls.length;
      return [
        {
          range: home,
          message: `${policy.address} does not grant ${missing.action}, which ${count === 1 ? 'a call needs' : `${count} calls need`}.${editNote(policy)}`,
          subject: `${missing.action} ${policy.address}`,
          actions: [missing.action],
          policy: policy.address,
          related: calls,
          fixes: fixesOf(pair, policy, [missing]),
        },
      ];
    }),
  );
}

const editNote = (policy: Policy): string => (policy.notEditable === null ? '' : ` It must be added by hand: ${policy.notEditable}.`);

function homesOf(rooms: Rooms, policy: Policy, missing: readonly Missing[]): readonly RelatedPlace[] {
  const places = missing.flatMap((one): RelatedPlace[] => {
    const home = homeOfMissing(rooms, policy, one);
    return home ? [{ ...home, message: `${one.action} belongs here` }] : [];
  });
  return [...new Map(places.map((place) => [`${place.start} ${place.message}`, place])).values()];
}

/** The Sid (or the actions) of the statement that the action would join, else the policy's header. */
function homeOfMissing(rooms: Rooms, policy: Policy, missing: Missing) {
  const document = policy.document;
  const written = policy.form === 'document' && isPolicyDocument(document) ? document.at : policy.at;
  const header = { file: written.file, range: rooms.terraform.headerRange(written) };
  let chosen = header;
  if (isPolicyDocument(document)) {
    const change = planGrant(document, missing.action, missing.needs);
    const statement = change.kind === 'addActions' ? document.statements.find((one) => one.at === change.statement) : undefined;
    const at = statement?.sid?.at ?? statement?.actions?.at;
    if (at) chosen = { file: at.file, range: rooms.terraform.range(at) };
  }
  return chosen.range ? { file: chosen.file, start: chosen.range.start, end: chosen.range.end } : undefined;
}

function fixesOf(pair: Pair, policy: Policy, missing: readonly Missing[]): readonly FixOffer[] {
  if (policy.notEditable !== null || !isPolicyDocument(policy.document)) return [];
  return [
    {
      id: 'add',
      title: `Add ${listed(missing.map((one) => one.action))} to ${policy.address}`,
      unsafe: false,
      preferred: true,
      change: { kind: 'grant', pair: pair.id, actions: missing.map((one) => one.action) },
    },
  ];
}

/** One need a call: a call whose inputs can have several values has several. */
const distinctCalls = (needs: readonly Need[]): readonly Need[] => [...new Map(needs.map((need) => [need.call, need])).values()];
