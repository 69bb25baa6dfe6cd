import type { Need } from '../access/index.ts';
import type { SdkCall } from '../code/index.ts';
import { baseName } from '../files/index.ts';
import type { Explanation, ExplanationLine } from './Engine.ts';
import { explainValue } from './explainValue.ts';
import type { Rooms } from './finding.ts';
import { verdictText } from './verdictText.ts';
import { wayFrom } from './waysToCall.ts';
import { atTimesNote, distinct, legible, listed } from './wording.ts';

/** What the calls of one place ask for, how their inputs came to their values, what they need and who grants it. */
export function explainCalls(rooms: Rooms, calls: readonly SdkCall[]): Explanation['sections'] {
  const [call] = calls;
  if (!call) return [];
  const place = rooms.code.place(call.file, call.id);
  const head: ExplanationLine[] = [
    {
      text: `${call.form}${call.through ? ` through ${call.through}` : ''}${call.within ? `, in ${call.within}` : ', at the top level'}`,
      depth: 0,
      ...(place && { place: { file: call.file, offset: place.range.start } }),
    },
  ];
  if (call.exempt !== null) head.push({ text: `not judged: ${call.exempt}`, depth: 0 });
  const atTimes = atTimesNote(calls);
  if (atTimes !== null) head.push({ text: atTimes, depth: 0 });
  head.push(...distinct(calls.map((one) => knownFrom(rooms, one))).map((text) => ({ text, depth: 0 })));
  const inputs = Object.entries(call.input).flatMap(([name, value]) => explainValue(rooms, name, value));
  const pairs = rooms.access.pairsOfCode(call.file);
  const needs = rooms.access
    .needs(call.file)
    .filter((need) => !need.absent && calls.some(({ id }) => need.call === id))
    .filter((need, i, all) => all.findIndex((other) => sameNeed(need, other)) === i)
    .flatMap((need): ExplanationLine[] => [
      {
        text: `${need.action} (${need.kind}${need.when ? `, ${need.when}` : ''}) on ${show(need)}`,
        depth: 0,
      },
      ...(need.certain
        ? pairs.map((pair) => ({
            text: verdictText(rooms, rooms.access.grant(pair, need), rooms.terraform.policy(pair.policy)?.address ?? ''),
            depth: 1,
          }))
        : []),
    ]);
  if (pairs.length === 0) needs.push({ text: 'no policy is paired with this code', depth: 0 });
  const chains = chainLines(rooms, call);
  return [
    { title: `${listed(calls.map(({ operation }) => operation))} of ${listed(distinct(calls.map((one) => one.package)))}`, lines: head },
    { title: 'Reached from', lines: chains.length > 0 ? chains : [{ text: 'nothing that is seen', depth: 0 }] },
    { title: 'Inputs', lines: inputs.length > 0 ? inputs : unseenInputs(rooms, call) },
    { title: 'Needs', lines: needs.length > 0 ? needs : [{ text: 'no permission', depth: 0 }] },
  ];
}

/** Of a call of which no parameter is seen: that none is given, or why they are not known. */
function unseenInputs(rooms: Rooms, { inputUnknown }: SdkCall): readonly ExplanationLine[] {
  return inputUnknown ? explainValue(rooms, 'all of them', inputUnknown) : [{ text: 'none is given', depth: 0 }];
}

function sameNeed(one: Need, other: Need): boolean {
  return one.action === other.action && one.kind === other.kind && one.when === other.when && show(one) === show(other);
}

function show({ resources }: Need): string {
  return resources.length === 0 ? '*' : resources.map(legible).join(', ');
}

function knownFrom(rooms: Rooms, call: SdkCall): string {
  const facts = rooms.access.requirement(call);
  return facts ? `known from ${facts.confidence}: ${facts.source}` : `what ${call.operation} needs is not in the catalogue`;
}

/** At most this many ways are shown. */
const shownWays = 5;

/** The ways from the programs' entry points to the call, step by step. */
function chainLines(rooms: Rooms, call: SdkCall): readonly ExplanationLine[] {
  const ways = rooms.code
    .entriesOf(call.file)
    .flatMap((file) => wayFrom(rooms, file, call) ?? [])
    .sort((one, other) => one.steps.length - other.steps.length);
  const lines = ways
    .slice(0, shownWays)
    .flatMap(({ entry, steps }): readonly ExplanationLine[] => [
      { text: baseName(entry), depth: 0, place: { file: entry, offset: 0 } },
      ...steps.map(({ name, file, offset }) => ({ text: name, depth: 1, place: { file, offset } })),
    ]);
  return ways.length > shownWays ? [...lines, { text: `and from ${ways.length - shownWays} other modules`, depth: 0 }] : lines;
}
