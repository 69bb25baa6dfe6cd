import { isPolicyDocument, planGrant } from '../access/index.ts';
import { type EditedText, editedText, type FilePath, type Files, type TextEdit } from '../files/index.ts';
import { type Override, override } from '../query/index.ts';
import { rewriteTable } from '../reference/index.ts';
import { joinedReach, noReach, placeName, type Reach, reachOf } from './editReach.ts';
import type { Finding, FixChange, FixOffer, Rooms } from './finding.ts';
import { isMended } from './mended.ts';
import { referenceDocuments, wantedEntries } from './referenceTable.ts';
import { worsened } from './worsened.ts';
import { writePair } from './writePair.ts';

/** Texts as they would be: what a sequence of fixes has changed so far. */
export type Texts = ReadonlyMap<FilePath, EditedText>;

/** The texts after a fix, and whom else it changes; or why it cannot be made. */
export type Step = { readonly texts: Texts; readonly reach: Reach } | { readonly refused: string };

/** Answers a question as if the files had these texts, and all others their own. */
export type Supposing = <T>(texts: Texts, ask: () => T) => T;

export interface FixSteps {
  readonly supposing: Supposing;
  /** The change alone. */
  stepOf(texts: Texts, change: FixChange): Step;
  /** The change and, where it is one of a policy, the reference table's that follows from it. */
  carried(texts: Texts, change: FixChange): Step;
  /** As `carried`; refused where the finding would not be gone, or another would come. */
  verified(finding: Finding, offer: FixOffer, from: Texts): Step;
}

/** The texts as inputs that are supposed. */
export function overridesOf(files: Files, texts: Texts): readonly Override[] {
  return [...texts].map(([file, edited]) => override<string | null>(files.textInput(file), edited.text));
}

/** What changes of fixes make of texts; `all` are the findings of all files. */
export function fixSteps(rooms: Rooms, all: () => readonly Finding[], supposing: Supposing): FixSteps {
  const { files } = rooms;

  const applied = (texts: Texts, edits: readonly ({ readonly file: FilePath } & TextEdit)[]): Texts => {
    const next = new Map(texts);
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const before = next.get(file) ?? editedText(supposing(texts, () => files.textInput(file).peek()) ?? '');
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

  const verified = (finding: Finding, offer: FixOffer, from: Texts): Step => {
    const step = carried(from, offer.change);
    if ('refused' in step) return step;
    if (offer.change.kind === 'pair') return step;
    const before = supposing(from, all);
    const after = supposing(step.texts, all);
    if (!isMended(finding, before, after)) return { refused: 'the edit would not mend the finding' };
    const worse = worsened(before, after, step.texts);
    return worse ? { refused: `the edit would give a new ${worse.code}: ${worse.message}` } : step;
  };

  return { supposing, stepOf, carried, verified };
}
