import { showPartialText } from '../access/index.ts';
import type { SdkCall, Value } from '../code/index.ts';
import { baseName } from '../files/index.ts';
import type { Explanation, ExplanationLine } from './Engine.ts';
import type { Rooms } from './finding.ts';
import { verdictText } from './hover.ts';

/** What a call asks for, how its inputs came to their values, what it needs and who grants it. */
export function explainCall(rooms: Rooms, call: SdkCall): Explanation['sections'] {
  const place = rooms.code.place(call.file, call.id);
  const facts = rooms.access.requirement(call);
  const head: ExplanationLine[] = [
    {
      text: `${call.form}${call.through ? ` through ${call.through}` : ''}${call.within ? `, in ${call.within}` : ', at the top level'}`,
      depth: 0,
      ...(place && { place: { file: call.file, offset: place.range.start } }),
    },
  ];
  if (call.exempt !== null) head.push({ text: `not judged: ${call.exempt}`, depth: 0 });
  if (!facts) head.push({ text: 'what it needs is not in the catalogue', depth: 0 });
  else head.push({ text: `known from ${facts.confidence}: ${facts.source}`, depth: 0 });
  const inputs = Object.entries(call.input).flatMap(([name, value]) => valueLines(rooms, name, value, 0));
  const pairs = rooms.access.pairsOfCode(call.file);
  const needs = rooms.access
    .needs(call.file)
    .filter((need) => need.call === call.id)
    .flatMap((need): ExplanationLine[] => [
      {
        text: `${need.action} (${need.kind}${need.when ? `, ${need.when}` : ''}) on ${need.resources.length === 0 ? '*' : need.resources.map(showPartialText).join(', ')}`,
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
    { title: `${call.operation} of ${call.package}`, lines: head },
    ...(chains.length > 0 ? [{ title: 'Reached from', lines: chains }] : []),
    { title: 'Inputs', lines: inputs.length > 0 ? inputs : [{ text: 'none is given', depth: 0 }] },
    { title: 'Needs', lines: needs.length > 0 ? needs : [{ text: 'no permission', depth: 0 }] },
  ];
}

/** At most this many ways are shown. */
const shownWays = 5;

/** The ways from the programs' entry points to the call, step by step. */
function chainLines({ code }: Rooms, call: SdkCall): readonly ExplanationLine[] {
  const ways = code.entriesOf(call.file).flatMap((file) => {
    const reached = code.callsFrom({ file, name: '*' }).find((one) => one.file === call.file && one.id === call.id);
    return reached ? [{ file, chain: reached.chain }] : [];
  });
  const lines = ways.slice(0, shownWays).flatMap(({ file, chain }): readonly ExplanationLine[] => [
    { text: baseName(file), depth: 0, place: { file, offset: 0 } },
    ...chain.flatMap((step) => {
      const known = code.step(step);
      return known ? [{ text: known.name, depth: 1, place: { file: step.file, offset: known.range.start } }] : [];
    }),
  ]);
  return ways.length > shownWays ? [...lines, { text: `and from ${ways.length - shownWays} other modules`, depth: 0 }] : lines;
}

/** A value and the places that wrote it. */
function valueLines(rooms: Rooms, name: string, value: Value, depth: number): readonly ExplanationLine[] {
  if (depth > 4) return [];
  const from = value.from.at(-1);
  const range = from && rooms.code.nodeRange(from);
  const own: ExplanationLine = {
    text: `${name} = ${valueText(value)}`,
    depth,
    ...(from && range && { place: { file: from.file, offset: range.start } }),
  };
  if (value.kind === 'object' && depth < 3)
    return [
      { ...own, text: `${name}:` },
      ...Object.entries(value.members)
        .slice(0, 20)
        .flatMap(([key, member]) => valueLines(rooms, key, member, depth + 1)),
    ];
  if (value.kind === 'oneOf')
    return [
      { ...own, text: `${name} is one of` },
      ...value.values.slice(0, 10).flatMap((one, i) => valueLines(rooms, String(i + 1), one, depth + 1)),
    ];
  return [own];
}

/** One line for a value. */
function valueText(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'template':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : `\${${valueText(part)}}`)).join('')}\``;
    case 'environment':
      return `process.env.${value.name}${value.fallback ? ` ?? ${valueText(value.fallback)}` : ''}`;
    case 'list':
      return `[${value.elements.slice(0, 5).map(valueText).join(', ')}${value.elements.length > 5 || value.open ? ', …' : ''}]`;
    case 'object':
      return `{ ${Object.keys(value.members).slice(0, 5).join(', ')}${value.open ? ', …' : ''} }`;
    case 'oneOf':
      return value.values.slice(0, 5).map(valueText).join(' or ');
    case 'unknown':
      return `unknown (${value.reason})`;
  }
}
