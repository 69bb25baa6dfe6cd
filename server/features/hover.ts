import { type Need, wholeText } from '../access/index.ts';
import { action as actionFacts, actionMatches, expandActions, isEveryAction } from '../aws/index.ts';
import type { AwsScript } from '../code/index.ts';
import { baseName, type FilePath, lineIndex } from '../files/index.ts';
import { actionsOf, awsScriptsWithin, whoRunsIt } from './awsScripts.ts';
import { actionAt, callAt } from './callAt.ts';
import type { Hover } from './Engine.ts';
import type { Rooms } from './finding.ts';
import { callLines } from './hoverCall.ts';
import { counted, listed } from './wording.ts';

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
