import { applyEdits, type FilePath, type Files } from '../../files/index.ts';
import { equal, override, withInputs } from '../../query/index.ts';
import type { Policy } from '../Policy.ts';
import type { EditOutcome, FileEdit, PolicyChange } from '../PolicyChange.ts';
import type { EditContext } from './EditContext.ts';
import { editPolicy } from './editPolicy.ts';
import { intended, type Said, saidBy } from './intended.ts';
import { isRefusal, refuse } from './outcome.ts';
import type { EditPlace } from './statementOf.ts';

/** The questions that a check asks with the edits made. */
export interface Checked {
  readonly files: Files;
  /** A policy of a principal, or one that stands at a resource. */
  readonly policy: (id: string) => Pick<Policy, 'address' | 'document'> | undefined;
  readonly policiesIn: (file: FilePath) => readonly string[];
}

/**
 * The edits of a policy, evaluated again with them made: refused unless the policy then says exactly what was meant. Other
 * policies whose documents change with it are named.
 */
export function checkedEdit(context: EditContext, checked: Checked, own: Policy, change: PolicyChange): EditOutcome {
  const refusals = new Map<EditPlace, EditOutcome>();
  let best: MadeEdit | undefined;
  for (const where of placesFor[change.kind] ?? (['text'] as const)) {
    if (best && (sharers(best) === 0 || where === 'sources')) break;
    const outcome = checkedOutcome(checked, own, change, editPolicy(context, own, change, where));
    if (isRefusal(outcome)) refusals.set(where, outcome);
    else if (!best || sharers(outcome) < sharers(best)) best = outcome;
  }
  return best ?? refusals.get('text') ?? refuse('there is no place that can say it', own.document.at);
}

type MadeEdit = Exclude<EditOutcome, { refused: string }>;

/**
 * A new statement goes to where the others are from, and what is given is corrected there: the text that it is inserted in may be
 * for others too. An action joins what stands in the module, unless that is others'.
 */
const placesFor: Readonly<Partial<Record<PolicyChange['kind'], readonly EditPlace[]>>> = {
  addStatement: ['callers', 'text'],
  addActions: ['text', 'callers'],
  addResources: ['text', 'callers'],
  replaceElement: ['callers', 'text', 'sources'],
};

const sharers = ({ alsoChanges = [] }: MadeEdit): number => alsoChanges.length;

function checkedOutcome({ files, policy, policiesIn }: Checked, own: Policy, change: PolicyChange, outcome: EditOutcome): EditOutcome {
  if (isRefusal(outcome) || outcome.edits.length === 0 || 'reason' in own.document) return outcome;
  const wanted = intended(own.document, change);
  const edited = [...new Set(outcome.edits.map(({ file }) => file))];
  const others = [...new Set(edited.flatMap(policiesIn))].filter((id) => id !== own.id);
  const before = others.map((id) => saidOf(policy(id)));
  const after = withInputs(
    edited.map((file) => override<string | null>(files.textInput(file), applyEdits(files.text(file) ?? '', editsOf(file, outcome.edits)))),
    () => ({ own: saidOf(policy(own.id)), others: others.map((id) => saidOf(policy(id))) }),
  );
  const node = 'statement' in change ? change.statement : 'into' in change ? change.into : own.document.at;
  if (!sameSaid(after.own, wanted)) return refuse(differs(after.own, wanted), node);
  const overridden = change.kind === 'setSid' ? others.find((_, index) => !sameButSids(before[index], after.others[index])) : undefined;
  if (overridden !== undefined)
    return refuse(
      `by this Sid a statement is replaced in ${policy(overridden)?.address ?? overridden}, which would say something else`,
      node,
    );
  const alsoChanges = others.filter((_, index) => !equal(before[index], after.others[index])).map((id) => policy(id)?.address ?? id);
  return { ...outcome, alsoChanges };
}

const editsOf = (file: FilePath, edits: readonly FileEdit[]): readonly FileEdit[] => edits.filter((edit) => edit.file === file);

const saidOf = (policy: Pick<Policy, 'document'> | undefined): Said | undefined =>
  policy && !('reason' in policy.document) ? saidBy(policy.document) : undefined;

/** Whether two documents say the same, their statements in any order. */
function sameSaid(a: Said | undefined, b: Said): boolean {
  const sorted = ({ statements }: Said): string[] => statements.map((statement) => JSON.stringify(statement)).sort();
  return a !== undefined && a.version === b.version && a.unknown === b.unknown && equal(sorted(a), sorted(b));
}

/** Whether two documents permit the same. Of statements with one Sid the later replaces the earlier, where data sources are merged. */
function sameButSids(a: Said | undefined, b: Said | undefined): boolean {
  const without = (said: Said | undefined) =>
    said && { ...said, statements: said.statements.map((statement) => ({ ...statement, sid: '' })) };
  const [before, after] = [without(a), without(b)];
  return before === undefined || after === undefined ? before === after : sameSaid(before, after);
}

function differs(after: Said | undefined, wanted: Said): string {
  if (!after || after.unknown !== wanted.unknown) return 'with the edit the policy could not be evaluated any more';
  if (after.statements.length !== wanted.statements.length) return 'the edit would change which other statements the policy has';
  return 'the edit would change more of the policy than was meant: what is written there is used in several places';
}
