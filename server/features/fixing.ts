import { isPolicyDocument, planGrant } from '../access/index.ts';
import { type EditedText, editedText, type FilePath, type TextEdit } from '../files/index.ts';
import { override, withInputs } from '../query/index.ts';
import { rewriteTable } from '../reference/index.ts';
import type { FixAllOutcome, FixOutcome, WorkspaceChange } from './Engine.ts';
import { joinedReach, noReach, placeName, type Reach, reachOf, titleWith } from './editReach.ts';
import type { Findings } from './findFindings.ts';
import type { Finding, FindingCode, FixChange, FixOffer, Rooms } from './finding.ts';
import { referenceDocuments, wantedEntries } from './referenceTable.ts';
import { worsened } from './worsened.ts';
import { writePair } from './writePair.ts';

/** Texts as they would be: what a sequence of fixes has changed so far. */
type Texts = ReadonlyMap<FilePath, EditedText>;

type Step = { readonly texts: Texts; readonly reach: Reach } | { readonly refused: string };

export interface Fixing {
  offersOf(finding: Finding): readonly FixOffer[];
  fix(finding: Finding, id: string): FixOutcome;
  fixAll(options: { readonly unsafe: boolean; readonly only?: readonly FilePath[] }): FixAllOutcome;
}

/** Computes the edits of fixes and verifies them before anybody sees them. */
export function fixing(rooms: Rooms, findings: Findings): Fixing {
  const { files } = rooms;

  const supposing = <T>(texts: Texts, ask: () => T): T =>
    texts.size === 0
      ? ask()
      : withInputs(
          [...texts].map(([file, edited]) => override<string | null>(files.textInput(file), edited.text)),
          ask,
        );

  const applied = (texts: Texts, edits: readonly ({ readonly file: FilePath } & TextEdit)[]): Texts => {
    const next = new Map(texts);
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const before = next.get(file) ?? editedText(files.textInput(file).peek() ?? '');
      next.set(file, before.apply(edits.filter((edit) => edit.file === file)));
    }
    return next;
  };

  const policyStep = (texts: Texts, policy: string, what: Parameters<Rooms['terraform']['edit']>[1]): Step => {
    const outcome = supposing(texts, () => rooms.terraform.edit(policy, what));
    if ('refused' in outcome) {
      return { refused: `${outcome.refused}${outcome.at ? ` (${placeName(outcome.at)})` : ''}` };
    }
    return { texts: applied(texts, outcome.edits), reach: reachOf(outcome) };
  };

  const grantStep = (texts: Texts, pairId: string, actions: readonly string[]): Step => {
    let so: Texts = texts;
    let reach = noReach;
    for (const action of actions) {
      const plan = supposing(so, () => {
        const pair = rooms.access.pairing().pairs.find((one) => one.id === pairId);
        const document = pair && rooms.terraform.policy(pair.policy)?.document;
        const missing = pair && rooms.access.missing(pair).find((one) => one.action === action);
        return pair && missing && document && isPolicyDocument(document)
          ? { policy: pair.policy, what: planGrant(document, action, missing.needs) }
          : undefined;
      });
      if (!plan) continue;
      const step = policyStep(so, plan.policy, plan.what);
      if ('refused' in step) return step;
      so = step.texts;
      reach = joinedReach(reach, step.reach);
    }
    return { texts: so, reach };
  };

  const referenceStep = (texts: Texts): Texts => {
    const edits = supposing(texts, () => {
      const wanted = wantedEntries(rooms);
      if (!wanted) return [];
      return referenceDocuments(files).flatMap(({ file, text }) => rewriteTable(text, wanted).map((edit) => ({ ...edit, file })));
    });
    return edits.length === 0 ? texts : applied(texts, edits);
  };

  const stepOf = (texts: Texts, change: FixChange): Step => {
    switch (change.kind) {
      case 'grant':
        return grantStep(texts, change.pair, change.actions);
      case 'policy':
        return policyStep(texts, change.policy, change.what);
      case 'edits':
        return { texts: applied(texts, change.edits), reach: noReach };
      case 'reference':
        return { texts: referenceStep(texts), reach: noReach };
      case 'pair': {
        const written = writePair(files, change);
        return 'refused' in written ? written : { texts: applied(texts, written.edits), reach: noReach };
      }
    }
  };

  const carried = (texts: Texts, change: FixChange): Step => {
    const step = stepOf(texts, change);
    if ('refused' in step || (change.kind !== 'grant' && change.kind !== 'policy')) return step;
    return { ...step, texts: referenceStep(step.texts) };
  };

  const { all } = findings;

  const verified = (finding: Finding, offer: FixOffer, from: Texts): Step => {
    const step = carried(from, offer.change);
    if ('refused' in step) return step;
    if (offer.change.kind === 'pair') return step;
    const before = supposing(from, all);
    const after = supposing(step.texts, all);
    if (after.some((one) => one.fingerprint === finding.fingerprint)) return { refused: 'the edit would not mend the finding' };
    const worse = worsened(before, after, step.texts);
    return worse ? { refused: `the edit would give a new ${worse.code}: ${worse.message}` } : step;
  };

  const next = (texts: Texts, tried: ReadonlySet<string>, unsafe: boolean, only: ReadonlySet<FilePath> | undefined) =>
    supposing(texts, () => {
      const open = inFixOrder(all().filter((one) => !tried.has(one.fingerprint) && (!only || only.has(one.file))));
      const choice = (wantUnsafe: boolean) => {
        for (const finding of open) {
          const offer = finding.fixes.find((fix) => fix.unsafe === wantUnsafe && fix.change.kind !== 'pair');
          if (offer) return { finding, offer };
        }
        return undefined;
      };
      return choice(false) ?? (unsafe ? choice(true) : undefined);
    });

  const runAll = (
    unsafe: boolean,
    only: ReadonlySet<FilePath> | undefined,
    verifyEach: boolean,
  ): FixAllOutcome & { readonly texts: Texts } => {
    const tried = new Set<string>();
    const fixed: { finding: Finding; title: string }[] = [];
    const refused: { finding: Finding; reason: string }[] = [];
    let texts: Texts = new Map();
    for (let choice = next(texts, tried, unsafe, only); choice; choice = next(texts, tried, unsafe, only)) {
      const { finding, offer } = choice;
      tried.add(finding.fingerprint);
      const step = verifyEach ? verified(finding, offer, texts) : carried(texts, offer.change);
      if ('refused' in step) refused.push({ finding, reason: step.refused });
      else {
        texts = step.texts;
        fixed.push({ finding, title: titleWith(offer.title, step.reach) });
      }
    }
    return { texts, changes: changesOf(texts), fixed, refused };
  };

  return {
    offersOf: (finding) =>
      finding.fixes.map((offer) => {
        if (offer.change.kind !== 'grant' && offer.change.kind !== 'policy') return offer;
        const step = stepOf(new Map(), offer.change);
        return 'refused' in step ? offer : { ...offer, title: titleWith(offer.title, step.reach) };
      }),
    fix: (finding, id) => {
      const offer = finding.fixes.find((one) => one.id === id);
      if (!offer) return { refused: `there is no fix ${id} for this finding` };
      const step = verified(finding, offer, new Map());
      return 'refused' in step ? step : { changes: changesOf(step.texts) };
    },
    fixAll: ({ unsafe, only }) => {
      const limits = only && new Set(only);
      const before = all();
      const quick = runAll(unsafe, limits, false);
      const after = supposing(quick.texts, all);
      const open = new Set(after.map((one) => one.fingerprint));
      const good = !worsened(before, after, quick.texts) && quick.fixed.every(({ finding }) => !open.has(finding.fingerprint));
      const { changes, fixed, refused } = good ? quick : runAll(unsafe, limits, true);
      return { changes, fixed, refused };
    },
  };
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
