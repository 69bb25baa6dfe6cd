import type { Certainty, Hole, PartialText } from './partialText.ts';
import { canMeet, patternTokens, valueTokens } from './textLanguage.ts';

const MAX_CELLS = 4_000_000;

/**
 * Whether a statement's Resource matches a resource's ARN, case-sensitively, with `*` and `?` in the first.
 * A hole in either may be any text, the empty one too: `yes` only if it matches whatever the holes are, `no` only if it
 * never can. Two equal holes at the same place are equal. The partition that a call does not name is the statement's own.
 */
export function resourceMatches(statementResource: PartialText, resource: PartialText): Certainty {
  const [pattern, value] = alignPartition(atoms(statementResource), atoms(resource));
  if (pattern.length * value.length > MAX_CELLS) return 'unknown';
  if (mustMatch(pattern, value)) return 'yes';
  const [p, v] = stripEqualEnds(pattern, value);
  return canMeet(patternTokens(p), valueTokens(v)) === false ? 'no' : 'unknown';
}

type Atom = string | Hole;

/** One character or policy variable or hole each. */
function atoms(text: PartialText): readonly Atom[] {
  return text.flatMap((part): Atom[] => (typeof part === 'string' ? (part.match(/\$\{[^}]*\}|[\s\S]/g) ?? []) : [part]));
}

/** Fills the partition's hole of one side with the literal of the other: a program runs in its policy's partition. */
function alignPartition(pattern: readonly Atom[], value: readonly Atom[]): readonly [readonly Atom[], readonly Atom[]] {
  const fill = (unknown: readonly Atom[], known: readonly Atom[]): readonly Atom[] => {
    const at = unknown[4];
    if (typeof at !== 'object' || at.hole !== `\${Partition}` || unknown.slice(0, 4).join('') !== 'arn:') return unknown;
    const text = known
      .slice(0, 24)
      .map((each) => (typeof each === 'string' ? each : '\0'))
      .join('');
    const partition = /^arn:(aws[a-z-]*):/.exec(text)?.[1];
    return partition === undefined ? unknown : [...unknown.slice(0, 4), ...partition, ...unknown.slice(5)];
  };
  return [fill(pattern, value), fill(value, pattern)];
}

/** Whether the pattern matches whatever the holes are: a hole is met only by its equal, or lies under a star. */
function mustMatch(pattern: readonly Atom[], value: readonly Atom[]): boolean {
  let row = new Uint8Array(value.length + 1);
  row[0] = 1;
  for (const p of pattern) {
    const next = new Uint8Array(value.length + 1);
    for (let j = 0; j <= value.length; j += 1) {
      if (p === '*') next[j] = row[j] === 1 || (j > 0 && next[j - 1] === 1) ? 1 : 0;
      else if (j > 0 && row[j - 1] === 1 && meets(p, value[j - 1])) next[j] = 1;
    }
    row = next;
  }
  return row[value.length] === 1;
}

function meets(p: Atom, v: Atom | undefined): boolean {
  if (typeof p === 'object') return typeof v === 'object' && v.hole === p.hole;
  if (typeof v !== 'string') return false;
  if (/^\$\{[*?$]\}$/.test(p)) return v === p[2];
  return p === '?' ? v.length === 1 : p.length === 1 && p === v;
}

/** Holes whose text cannot hold a wildcard: attributes of Terraform's resources, and a call's own region and account. */
function isPlain(atom: Atom): boolean {
  if (typeof atom === 'string') return !/^(?:[*?]|\$\{.*\})$/s.test(atom);
  return /^(?:data\.)?aws_\w+\.[\w-]+(?:\[[^\]]*\])?\.\w+$|^\$\{(?:Partition|Region|Account)\}$/.test(atom.hole);
}

/** Takes equal ends off: what is left matches exactly if the whole did. */
function stripEqualEnds(pattern: readonly Atom[], value: readonly Atom[]): readonly [readonly Atom[], readonly Atom[]] {
  const equal = (p: Atom | undefined, v: Atom | undefined): boolean =>
    p !== undefined && v !== undefined && isPlain(p) && (typeof p === 'object' ? typeof v === 'object' && p.hole === v.hole : p === v);
  let start = 0;
  while (equal(pattern[start], value[start])) start += 1;
  let end = 0;
  while (end < pattern.length - start && end < value.length - start && equal(pattern.at(-1 - end), value.at(-1 - end))) end += 1;
  return [pattern.slice(start, pattern.length - end), value.slice(start, value.length - end)];
}
