import type { FilePath } from '../files/index.ts';
import { hypothetically, observe, withInputs } from '../query/index.ts';
import type { FixAllOutcome, FixOutcome, WorkspaceChange } from './Engine.ts';
import { titleWith } from './editReach.ts';
import type { Findings } from './findFindings.ts';
import type { Finding, FindingCode, FixOffer, Rooms } from './finding.ts';
import { type FixSteps, fixSteps, overridesOf, type Step, type Texts } from './fixSteps.ts';
import { isAlike } from './mended.ts';
import { worsened } from './worsened.ts';

export interface Fixing {
  offersOf(finding: Finding): readonly FixOffer[];
  /** The findings with the offers alone whose edits can be made, as `offersOf` has them. */
  withMadeFixes(found: readonly Finding[]): readonly Finding[];
  fix(finding: Finding, id: string): FixOutcome;
  fixAll(options: { readonly unsafe: boolean; readonly only?: readonly FilePath[] }): FixAllOutcome;
}

/** Computes the edits of fixes and verifies them before anybody sees them. */
export function fixing(rooms: Rooms, { all }: Findings): Fixing {
  const { files } = rooms;
  const { stepOf, verified } = fixSteps(rooms, all, (texts, ask) =>
    texts.size === 0 ? ask() : withInputs(overridesOf(files, texts), ask),
  );

  /** Asks about many changes, one after the other. */
  const supposing = <T>(ask: (steps: FixSteps) => T): T =>
    hypothetically((suppose) => {
      // What has been found stays worked out, so that each fix asks again only for what the one before it changed.
      const stop = observe(all, () => undefined);
      try {
        return ask(
          fixSteps(rooms, all, (texts, then) => {
            suppose(overridesOf(files, texts));
            return then();
          }),
        );
      } finally {
        stop();
      }
    });

  /** An offer whose edits can be made, with whom else they change in its title. */
  const made = (offer: FixOffer): FixOffer | undefined => {
    const step = stepOf(new Map(), offer.change);
    return 'refused' in step ? undefined : { ...offer, title: titleWith(offer.title, step.reach) };
  };

  return {
    offersOf: (finding) =>
      finding.fixes.map((offer) => (offer.change.kind === 'grant' || offer.change.kind === 'policy' ? (made(offer) ?? offer) : offer)),
    withMadeFixes: (found) => found.map((finding) => ({ ...finding, fixes: finding.fixes.flatMap((offer) => made(offer) ?? []) })),
    fix: (finding, id) => {
      const offer = finding.fixes.find((one) => one.id === id);
      if (!offer) return { refused: `there is no fix ${id} for this finding` };
      const step = verified(finding, offer, new Map());
      return 'refused' in step ? step : { changes: changesOf(step.texts) };
    },
    fixAll: ({ unsafe, only }) => {
      const wanted: Wanted = { unsafe, only: only && new Set(only) };
      const before = all();
      return supposing((steps) => {
        const quick = inSequence(steps, all, wanted, false);
        const after = steps.supposing(quick.texts, all);
        const open = new Set(after.map((one) => one.fingerprint));
        const good = !worsened(before, after, quick.texts) && quick.fixed.every(({ finding }) => !open.has(finding.fingerprint));
        const { texts, fixed, refused } = good ? quick : inSequence(steps, all, wanted, true);
        return { changes: changesOf(texts), fixed, refused };
      });
    },
  };
}

/** Which fixes are to be made: the safe ones of these files, or of all; and when there are no more, the unsafe ones. */
interface Wanted {
  readonly unsafe: boolean;
  readonly only: ReadonlySet<FilePath> | undefined;
}

/** Makes one fix after another, each upon what the ones before it have changed. */
function inSequence(
  { supposing, carried, verified }: FixSteps,
  all: Findings['all'],
  wanted: Wanted,
  verifyEach: boolean,
): Omit<FixAllOutcome, 'changes'> & { readonly texts: Texts } {
  const tried = new Set<string>();
  const fixed: { finding: Finding; title: string }[] = [];
  const refused: { finding: Finding; reason: string }[] = [];
  let texts: Texts = new Map();
  const next = () => supposing(texts, () => nextFix(all(), tried, wanted));
  for (let choice = next(); choice; choice = next()) {
    const { finding } = choice;
    tried.add(finding.fingerprint);
    const stepOf = (offer: FixOffer) => (verifyEach ? verified(finding, offer, texts) : carried(texts, offer.change));
    const told = new Set([finding, ...(finding.others ?? [])].map((one) => one.fingerprint));
    const mendsAll = (step: Step) =>
      told.size === 1 || (!('refused' in step) && !supposing(step.texts, all).some((one) => told.has(one.fingerprint)));
    let offer = choice.offer;
    let step = stepOf(offer);
    // Where the first policy's own place would leave the finding to others, the place of one of these may serve them all.
    for (const other of mendsAll(step) ? [] : offersOfOthers(finding, offer)) {
      const instead = stepOf(other);
      if ('refused' in instead || !mendsAll(instead)) continue;
      offer = other;
      step = instead;
      break;
    }
    if ('refused' in step) refused.push({ finding, reason: step.refused });
    else {
      texts = step.texts;
      fixed.push({ finding, title: titleWith(offer.title, step.reach) });
    }
  }
  return { texts, fixed, refused };
}

const offersOfOthers = ({ others = [] }: Finding, { unsafe }: FixOffer): readonly FixOffer[] =>
  others.flatMap(({ fixes }) => fixes.find((fix) => fix.unsafe === unsafe && fix.change.kind !== 'pair') ?? []);

function nextFix(
  found: readonly Finding[],
  tried: ReadonlySet<string>,
  { unsafe, only }: Wanted,
): { readonly finding: Finding; readonly offer: FixOffer } | undefined {
  const open = inFixOrder(found.filter((one) => !tried.has(one.fingerprint) && (!only || only.has(one.file))));
  const choice = (wantUnsafe: boolean) => {
    for (const finding of open) {
      const offer = finding.fixes.find((fix) => fix.unsafe === wantUnsafe && fix.change.kind !== 'pair');
      if (!offer) continue;
      // Of several that are alike the last goes first: the others are then what they were.
      const last = open.findLast(
        (one) => isAlike(one, finding) && one.fixes.some((fix) => fix.id === offer.id && fix.unsafe === wantUnsafe),
      );
      return last && last !== finding
        ? { finding: last, offer: last.fixes.find((fix) => fix.id === offer.id) ?? offer }
        : { finding, offer };
    }
    return undefined;
  };
  return choice(false) ?? (unsafe ? choice(true) : undefined);
}

function changesOf(texts: Texts): readonly WorkspaceChange[] {
  return [...texts]
    .map(([file, edited]) => ({ file, edits: edited.edits }))
    .filter((change) => change.edits.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** What is written wrongly is corrected before anything is added, and the table comes last: so each line changes once. */
const fixOrder: readonly FindingCode[] = [
  'unknown-action',
  'invalid-policy',
  'invalid-condition',
  'duplicate-sid',
  'resource-mismatch',
  'mergeable-statements',
  'missing-action',
];

function inFixOrder(found: readonly Finding[]): readonly Finding[] {
  const rank = (code: FindingCode) => (fixOrder.includes(code) ? fixOrder.indexOf(code) : fixOrder.length);
  return [...found].sort((a, b) => rank(a.code) - rank(b.code));
}
