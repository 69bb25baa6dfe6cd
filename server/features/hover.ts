import { type Grant, type Need, type Pair, wholeText } from '../access/index.ts';
import { action as actionFacts, actionMatches, expandActions, isEveryAction } from '../aws/index.ts';
import type { AwsScript } from '../code/index.ts';
import { baseName, type FilePath, lineIndex } from '../files/index.ts';
import type { TfNode } from '../terraform/index.ts';
import { actionsOf, awsScriptsWithin, whoRunsIt } from './awsScripts.ts';
import { actionAt, callAt } from './callAt.ts';
import type { Hover } from './Engine.ts';
import type { Rooms } from './finding.ts';
import { atTimesNote, counted, legible, listed } from './wording.ts';

/** A line of a hover: Markdown, and the same for a client that shows none. */
type Line = string;

/** The hover on an SDK call or on an action in a policy. */
export function hovering(rooms: Rooms): (file: FilePath, offset: number) => Hover | null {
  return (file, offset) => {
    const call = callAt(rooms, file, offset);
    if (call) return shown(call.range, callLines(rooms, file, call.call.id));
    const [script] = awsScriptsWithin(rooms, file, (start, end) => start <= offset && offset <= end);
    const scriptRange = script && rooms.code.scriptRange(file, script.name);
    if (script && scriptRange) return shown(scriptRange, scriptLines(script));
    const action = actionAt(rooms, file, offset);
    const pattern = action && wholeText(action.element.value);
    if (action && pattern !== undefined) return shown(action.range, actionLines(rooms, pattern, action.policy.id));
    return null;
  };
}

const shown = (range: Hover['range'], lines: readonly Line[]): Hover => {
  const markdown = lines.join('\n\n');
  return { range: { start: range.start, end: range.end }, markdown, plain: plainOf(markdown) };
};

const plainOf = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 <$2>')
    .replace(/\*\*|`/g, '')
    .replace(/\n\n- /g, '\n- ');

function scriptLines({ commands }: AwsScript): readonly Line[] {
  return [
    ...commands.map(({ text, calls, unknown }) => {
      const actions = calls.flatMap(actionsOf).map((action) => `\`${action}\``);
      return `\`${text}\` ${unknown === null ? `needs ${actions.length > 0 ? listed(actions) : 'no permission'}` : `is not known: ${unknown}`}`;
    }),
    whoRunsIt,
  ];
}

function callLines(rooms: Rooms, file: FilePath, id: string): readonly Line[] {
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
  const lines = [head, ...sure.map((need) => needLine(rooms, pairs, need))];
  const conditional = others.filter((need) => need.kind === 'conditional');
  const dependent = others.filter((need) => need.kind === 'dependent');
  if (conditional.length > 0)
    lines.push(`Also, depending: ${conditional.map((need) => `\`${need.action}\`${need.when ? ` (${need.when})` : ''}`).join(', ')}`);
  if (dependent.length > 0)
    lines.push(
      `May also need ${listed(dependent.slice(0, 6).map((need) => `\`${need.action}\``))}${dependent.length > 6 ? ` and ${dependent.length - 6} more` : ''}`,
    );
  const atTimes = atTimesNote([call]);
  if (atTimes !== null) lines.push(`${atTimes}.`);
  for (const pair of pairs) {
    const policy = rooms.terraform.policy(pair.policy);
    if (policy && policy.principals.length > 0)
      lines.push(`\`${policy.address}\` is attached to ${listed(policy.principals.map((one) => `\`${one.address}\``))}`);
  }
  if (pairs.length === 0) lines.push('No policy is paired with this code.');
  const links = [...new Set(sure.map((need) => actionFacts(need.action)?.url).filter((url) => url !== undefined))];
  if (links.length > 0) lines.push(links.map((url) => `[Service Authorization Reference](${url})`).join(' · '));
  if (facts.confidence !== 'catalogue')
    lines.push(
      `Known from ${facts.confidence === 'inferred' ? 'the rule that an operation is named as its action' : 'the installed client'}.`,
    );
  return lines;
}

function needLine(rooms: Rooms, pairs: readonly Pair[], need: Need): Line {
  const on = need.resources.length === 0 ? '' : ` on ${listed(need.resources.slice(0, 3).map((one) => `\`${legible(one)}\``))}`;
  const verdicts = pairs.map((pair) =>
    verdictText(rooms, rooms.access.grant(pair, need), rooms.terraform.policy(pair.policy)?.address ?? ''),
  );
  return `- \`${need.action}\`${on}${need.when ? ` (${need.when})` : ''}${verdicts.length > 0 ? ` — ${verdicts.join('; ')}` : ''}`;
}

/** What a grant says, for a person, with the statement's place. */
export function verdictText(rooms: Rooms, grant: Grant, address: string): string {
  switch (grant.verdict) {
    case 'granted': {
      const by = grant.by[0];
      if (!by) return `granted by another policy of the principals of ${address}`;
      return `granted by ${statementName(rooms, by.statement, address)}${by.conditional ? ', under a Condition' : ''}`;
    }
    case 'denied':
      return `denied by ${grant.by[0] ? statementName(rooms, grant.by[0].statement, address) : address}`;
    case 'depends':
      return `not known whether it is granted: ${grant.reason}`;
    case 'elsewhere':
      return `${address} grants it on other resources only`;
    case 'silent':
      return `${address} does not grant it`;
  }
}

function statementName(rooms: Rooms, at: TfNode, address: string): string {
  const range = rooms.terraform.range(at);
  const text = range && rooms.files.text(at.file);
  if (!range || text == null) return address;
  return `${address} (${baseName(at.file)}:${lineIndex(text).positionAt(range.start).line})`;
}

function actionLines(rooms: Rooms, pattern: string, policyId: string): readonly Line[] {
  const matched = expandActions(pattern);
  const facts = actionFacts(pattern);
  const lines: Line[] = [];
  if (facts) {
    lines.push(`**${facts.name}** · ${facts.accessLevel}`, facts.description);
    const arns = facts.resourceTypes.flatMap((type) => type.arns);
    lines.push(arns.length === 0 ? 'Accepts only `*` as Resource.' : `Acts on ${listed(arns.slice(0, 4).map((arn) => `\`${arn}\``))}`);
  } else if (isEveryAction(pattern)) lines.push(`**${pattern.replaceAll('*', '\\*')}** allows every action of every service.`);
  else if (matched.length > 0) {
    const shownActions = matched.slice(0, 8).map((name) => `\`${name}\``);
    lines.push(`**${pattern}** matches ${counted(matched.length, 'action')}: ${shownActions.join(', ')}${matched.length > 8 ? ', …' : ''}`);
  } else lines.push(`**${pattern}** is not in the catalogue.`);

  const needs = (facts ? [facts.name] : matched.slice(0, 500))
    .flatMap((name) => rooms.access.needsOfAction(name))
    .filter((need) => actionMatches(pattern, need.action));
  const pairs = rooms.access.pairsOfPolicy(policyId);
  const mine = pairs.length === 0 ? needs : needs.filter((need) => pairs.some((pair) => need.file.startsWith(`${pair.code}/`)));
  const certain = mine.filter((need) => need.certain);
  if (certain.length === 0)
    lines.push(pairs.length === 0 ? 'No code is paired with this policy.' : 'No call of the paired code needs it for certain.');
  else lines.push(`Needed by ${counted(certain.length, 'call')}:`, ...certain.slice(0, 10).flatMap((need) => callLine(rooms, need)));
  if (facts) lines.push(`[Service Authorization Reference](${facts.url})`);
  return lines;
}

function callLine(rooms: Rooms, need: Need): readonly Line[] {
  const place = rooms.code.place(need.file, need.call);
  const text = rooms.files.text(need.file);
  const call = rooms.code.calls(need.file).find((one) => one.id === need.call);
  if (!place || text === null || !call) return [];
  return [
    `- ${call.operation} at \`${baseName(need.file)}:${lineIndex(text).positionAt(place.range.start).line}\`${call.within ? ` in \`${call.within}\`` : ''}`,
  ];
}
