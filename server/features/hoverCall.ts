import type { Need, Pair } from '../access/index.ts';
import { type ActionNeed, action as actionFacts, type ResourceRule } from '../aws/index.ts';
import type { SdkCall } from '../code/index.ts';
import { baseName, type FilePath, lineIndex } from '../files/index.ts';
import { valueText } from './explainValue.ts';
import type { Rooms } from './finding.ts';
import { verdictText } from './verdictText.ts';
import { type WayStep, wayFrom } from './waysToCall.ts';
import { atTimesNote, distinct, legible, listed } from './wording.ts';

const shownResources = 3;
const shownDependents = 6;
const shownInputs = 4;
const longestValue = 100;
/** Entries that are asked for a way: each may have to be followed whole. */
const askedEntries = 5;
const shownSteps = 4;

/** What a hover says of a call, as lines of Markdown: what it needs and who grants it, its resource's names, and the way to it. */
export function callLines(rooms: Rooms, file: FilePath, id: string): readonly string[] {
  const call = rooms.code.calls(file).find((one) => one.id === id);
  if (!call) return [];
  const head = `**${call.operation}** of \`${call.package}\`${call.through ? ` through \`${call.through}\`` : ''}`;
  if (call.exempt !== null) return [head, `Not judged: ${call.exempt}.`];
  const facts = rooms.access.requirement(call);
  if (!facts) return [head, 'What it needs is not in the catalogue.'];
  const needs = rooms.access.needs(file).filter((need) => need.call === id && !need.absent);
  if (needs.length === 0) return [head, 'Needs no IAM permission.'];
  const pairs = rooms.access.pairsOfCode(file);
  const sure = needs.filter((need) => need.certain);
  const others = needs.filter((need) => !need.certain);
  const conditional = others.filter((need) => need.kind === 'conditional');
  const dependent = distinct(others.filter((need) => need.kind === 'dependent').map((need) => `\`${need.action}\``));
  const lines = [head, ...needLines(rooms, pairs, sure), ...inputLines(rooms, call, facts.actions), ...wayLines(rooms, call)];
  if (conditional.length > 0) lines.push(`Also, depending: ${dependingOn(conditional)}`);
  if (dependent.length > 0) lines.push(`May also need ${someOf(dependent, shownDependents)}`);
  const atTimes = atTimesNote([call]);
  if (atTimes !== null) lines.push(`${atTimes}.`);
  for (const pair of pairs) {
    const policy = rooms.terraform.policy(pair.policy);
    if (policy && policy.principals.length > 0)
      lines.push(`\`${policy.address}\` is attached to ${listed(policy.principals.map((one) => `\`${one.address}\``))}`);
  }
  if (pairs.length === 0) lines.push('No policy is paired with this code.');
  const links = distinct(sure.flatMap((need) => actionFacts(need.action)?.url ?? []));
  if (links.length > 0) lines.push(links.map((url) => `[Service Authorization Reference](${url})`).join(' · '));
  if (facts.confidence !== 'catalogue')
    lines.push(
      `Known from ${facts.confidence === 'inferred' ? 'the rule that an operation is named as its action' : 'the installed client'}.`,
    );
  return lines;
}

/** A line for each action, and for what is said of it where that differs; with the resources of which it is said. */
function needLines(rooms: Rooms, pairs: readonly Pair[], needs: readonly Need[]): readonly string[] {
  const groups = new Map<string, { readonly need: Need; readonly verdicts: string; readonly on: string[] }>();
  for (const need of needs) {
    const verdicts = pairs
      .map((pair) => verdictText(rooms, rooms.access.grant(pair, need), rooms.terraform.policy(pair.policy)?.address ?? ''))
      .join('; ');
    const key = JSON.stringify([need.action, need.when, verdicts]);
    const group = groups.get(key) ?? { need, verdicts, on: [] };
    groups.set(key, group);
    group.on.push(...need.resources.map((one) => `\`${legible(one)}\``));
  }
  return [...groups.values()].map(({ need: { action, when }, verdicts, on }) => {
    const resources = on.length === 0 ? '' : ` on ${someOf(distinct(on), shownResources)}`;
    return `- \`${action}\`${resources}${when ? ` (${when})` : ''}${verdicts === '' ? '' : ` — ${verdicts}`}`;
  });
}

/** Each action once, with all that it depends on. */
function dependingOn(needs: readonly Need[]): string {
  const actions = distinct(needs.map(({ action }) => action));
  return actions
    .map((action) => {
      const whens = distinct(needs.filter((need) => need.action === action).flatMap(({ when }) => when ?? []));
      return `\`${action}\`${whens.length > 0 ? ` (${whens.join(', ')})` : ''}`;
    })
    .join(', ');
}

/** The parameters that name resources, with their values and where these are written. */
function inputLines(rooms: Rooms, { input }: SdkCall, actions: readonly ActionNeed[]): readonly string[] {
  const roots = actions.flatMap(({ resources }) => resources.flatMap(rootsOf));
  const names = distinct(roots).filter((name) => Object.hasOwn(input, name));
  const told = names.slice(0, shownInputs).flatMap((name): readonly string[] => {
    const value = input[name];
    if (!value) return [];
    const text = valueText(value).replaceAll('`', '');
    const [written] = value.from;
    const range = written && rooms.code.nodeRange(written);
    const at = written && range ? ` (${placeText(rooms, written.file, range.start)})` : '';
    return [`\`${name}\` = \`${text.length > longestValue ? `${text.slice(0, longestValue)}…` : text}\`${at}`];
  });
  return told.length > 0 ? [told.join(', ')] : [];
}

/** Names of parameters in a rule: the one that it reads, and those of its ARN. */
function rootsOf({ parameter, arn }: ResourceRule): readonly string[] {
  const inArn = [...arn.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
  return [...inArn, parameter.replace(/^keys\(/, '').split(/[.[)]/)[0] ?? ''];
}

/** The way from an entry to the call: its functions, without what only leads on. */
function wayLines(rooms: Rooms, call: SdkCall): readonly string[] {
  const entries = rooms.code.entriesOf(call.file);
  for (const entry of entries.slice(0, askedEntries)) {
    const way = wayFrom(rooms, entry, call);
    if (!way) continue;
    const steps = way.steps.filter(({ passing }) => !passing);
    const others = entries.length > 1 ? `; ${entries.length} programs import this file` : '';
    return [`Reached from \`${baseName(entry)}\`${named(steps)}${others}`];
  }
  return [];
}

function named(steps: readonly WayStep[]): string {
  const shown = steps.length > shownSteps ? [...steps.slice(0, 2), undefined, ...steps.slice(-(shownSteps - 2))] : steps;
  return shown.map((step) => (step ? ` → \`${step.name}\`` : ' → …')).join('');
}

function placeText(rooms: Rooms, file: FilePath, offset: number): string {
  return `${baseName(file)}:${lineIndex(rooms.files.text(file) ?? '').positionAt(offset).line}`;
}

function someOf(texts: readonly string[], most: number): string {
  return texts.length > most ? `${texts.slice(0, most).join(', ')} and ${texts.length - most} more` : listed(texts);
}
