import { grantedIn, isPolicyDocument, type Need, showPartialText, withoutMarks } from '../access/index.ts';
import { action as actionFacts, expandActions, resourceMatches, suggestActions } from '../aws/index.ts';
import type { SdkCall } from '../code/index.ts';
import { type FilePath, isWithin, joinPath, lineIndex, relativePath } from '../files/index.ts';
import { pushUnder } from '../query/index.ts';
import type { Policy } from '../terraform/index.ts';
import { readAccessDenied } from './accessDenied.ts';
import { awsScriptsWithin, explainAwsScript } from './awsScripts.ts';
import type { Explanation, ExplanationLine } from './Engine.ts';
import { explainCalls } from './explainCall.ts';
import type { Findings } from './findFindings.ts';
import type { Finding, Rooms } from './finding.ts';
import { headerRangeIn } from './statements.ts';
import { verdictText } from './verdictText.ts';
import { counted, listed } from './wording.ts';

type Section = Explanation['sections'][number];

/** Answers `explain`: a place, an address, an action, or a pasted AccessDenied message. */
export function explaining(rooms: Rooms, findings: Findings): (target: string) => Explanation {
  return (target) => {
    const sections = sectionsFor(rooms, findings, target.trim());
    return { found: sections.length > 0, sections };
  };
}

function sectionsFor(rooms: Rooms, findings: Findings, target: string): readonly Section[] {
  const denied = readAccessDenied(target);
  if (denied) {
    const resource = denied.resource === null ? [] : [[denied.resource]];
    const head: Section = {
      title: `${denied.action}${denied.resource ? ` on ${denied.resource}` : ''}`,
      lines: [
        ...(denied.principal ? [line(`refused to ${denied.principal}`)] : []),
        ...(denied.kind === 'explicit' ? [line('A Deny forbids it: adding a permission will not help.')] : []),
      ],
    };
    return [head, ...actionSections(rooms, findings, denied.action, resource)];
  }
  const place = /^(.*?):(\d+)(?::(\d+))?$/.exec(target);
  const file = place?.[1] ? fileNamed(rooms, findings, place[1]) : fileNamed(rooms, findings, target);
  if (file) return placeSections(rooms, findings, file, place ? Number(place[2]) : null);
  const policies = rooms.terraform
    .policies()
    .flatMap((id) => rooms.terraform.policy(id) ?? [])
    .filter((one) => one.address === target || one.address.endsWith(`.${target}`));
  if (policies.length > 0) return policies.flatMap((policy) => policySections(rooms, findings, policy));
  if (/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(target)) return actionSections(rooms, findings, target, []);
  return [];
}

function fileNamed(rooms: Rooms, findings: Findings, name: string): FilePath | undefined {
  const wanted = rooms.files.roots().map((root) => joinPath(root, name));
  const all = findings.files();
  return (
    all.find((file) => wanted.includes(file)) ?? all.find((file) => file.endsWith(`/${name.replaceAll('\\', '/').replace(/^\.\//, '')}`))
  );
}

const line = (text: string, depth = 0, place?: ExplanationLine['place']): ExplanationLine => ({
  text: withoutMarks(text),
  depth,
  ...(place && { place }),
});

function placeSections(rooms: Rooms, findings: Findings, file: FilePath, row: number | null): readonly Section[] {
  const text = rooms.files.text(file) ?? '';
  const lines = lineIndex(text);
  const onLine = (start: number, end: number) => row === null || (lines.positionAt(start).line <= row && row <= lines.positionAt(end).line);
  const byPlace = new Map<string, SdkCall[]>();
  for (const call of rooms.code.calls(file)) {
    const place = rooms.code.place(file, call.id);
    if (!place || !onLine(place.range.start, place.range.end)) continue;
    // What a library asks for in one place is told together.
    const key = `${place.nameRange.start} ${call.form} ${call.exempt ?? ''}`;
    pushUnder(byPlace, key, call);
  }
  const calls = [...byPlace.values()].flatMap((together) => explainCalls(rooms, together));
  const unresolved = rooms.code.unresolved(file).flatMap((one): Section[] => {
    const range = rooms.code.place(file, one.id)?.range;
    return range && onLine(range.start, range.end)
      ? [{ title: 'Not resolved', lines: [line(one.reason, 0, { file, offset: range.start })] }]
      : [];
  });
  const policies = rooms.terraform.policiesIn(file).flatMap((id) => {
    const policy = rooms.terraform.policy(id);
    const range = policy && headerRangeIn(rooms, file, policy);
    return policy && range && onLine(range.start, range.end) ? policySections(rooms, findings, policy) : [];
  });
  const scripts = awsScriptsWithin(rooms, file, onLine).map((script) =>
    explainAwsScript(file, rooms.code.scriptRange(file, script.name)?.start ?? 0, script),
  );
  const here = findings.of(file).filter((one) => onLine(one.range.start, one.range.end));
  const why = rooms.code.leftOut(file);
  const sections = [...calls, ...unresolved, ...scripts, ...policies, ...findingSection(here)];
  if (sections.length === 0)
    return [
      {
        title: row === null ? file : `${file}:${row}`,
        lines: [line(why ? `Not read: ${why}.` : 'No SDK call, no policy and no finding stands here.')],
      },
    ];
  return sections;
}

function findingSection(found: readonly Finding[]): readonly Section[] {
  if (found.length === 0) return [];
  return [
    {
      title: 'Findings',
      lines: found.flatMap((one) => [
        line(`${one.severity} ${one.code}: ${one.message}`, 0, { file: one.file, offset: one.range.start }),
        ...one.related.map((place) => line(place.message, 1, { file: place.file, offset: place.start })),
        ...one.fixes.map((fix) => line(`fix: ${fix.title}`, 1)),
      ]),
    },
  ];
}

function policySections(rooms: Rooms, findings: Findings, policy: Policy): readonly Section[] {
  const at = rooms.terraform.headerRange(policy.at);
  const pairs = rooms.access.pairsOfPolicy(policy.id);
  const unknown = rooms.terraform.principalsUnknown(policy);
  const attached = policy.principals.map((one) => `${one.kind} ${one.address}`);
  const lines = [
    line(`written as ${policy.form}`, 0, at && { file: policy.at.file, offset: at.start }),
    line(
      attached.length > 0
        ? `attached to ${listed(attached)}`
        : `attached to nothing that is known${unknown === null ? '' : `: ${unknown}`}`,
    ),
    line(
      pairs.length > 0
        ? `judged against the code in ${listed(pairs.map((pair) => shownFolder(rooms, pair.code)))} (${pairs[0]?.because === 'plain' ? 'the one policy and the one package that can belong together' : 'iam-policy-sync.json'})`
        : 'judged against no code',
    ),
  ];
  if (!isPolicyDocument(policy.document))
    return [{ title: policy.address, lines: [...lines, line(`not evaluated: ${policy.document.reason}`)] }];
  const statements = policy.document.statements.map((statement) => {
    const range = rooms.terraform.range(statement.at);
    const list = (name: string, of: typeof statement.actions) =>
      of ? ` ${name} ${of.elements.map((element) => showPartialText(element.value)).join(', ')}` : '';
    const text = `${statement.sid ? showPartialText(statement.sid.value) : '(no Sid)'}: ${statement.effect ? showPartialText(statement.effect.value) : 'no Effect'}${list('', statement.actions)}${list('NotAction', statement.notActions)} on${list('', statement.resources)}${list('all but', statement.notResources)}${statement.conditions ? ' under a Condition' : ''}`;
    return line(text, 0, range && { file: statement.at.file, offset: range.start });
  });
  const mine = findings.all().filter((one) => one.policy === policy.address);
  return [{ title: policy.address, lines }, { title: 'Statements', lines: statements }, ...findingSection(mine)];
}

function actionSections(
  rooms: Rooms,
  findings: Findings,
  name: string,
  resource: readonly (readonly [string] | readonly string[])[],
): readonly Section[] {
  const facts = actionFacts(name);
  const about: ExplanationLine[] = facts
    ? [line(`${facts.accessLevel}: ${facts.description}`), line(facts.url)]
    : expandActions(name).length > 0
      ? [line(`matches ${counted(expandActions(name).length, 'action')}`)]
      : [line(`not in the catalogue${suggestActions(name)[0] ? `; did you mean ${suggestActions(name)[0]}?` : ''}`)];
  const actions = facts ? [facts.name] : expandActions(name).slice(0, 1000);
  const needs = actions.flatMap((one) => rooms.access.needsOfAction(one)).filter((need) => meets(need, resource));
  const callers = needs.map((need) => needLine(rooms, need));
  const grants = rooms.terraform.policies().flatMap((id): ExplanationLine[] => {
    const policy = rooms.terraform.policy(id);
    if (!policy || !facts || policy.limit !== null) return [];
    if (!isPolicyDocument(policy.document)) return [line(`${policy.address}: not evaluated, ${policy.document.reason}`)];
    const grant = grantedIn(policy.document, facts.name, resource);
    const at = grant.verdict === 'silent' ? undefined : grant.by[0]?.element;
    const range = at && rooms.terraform.range(at);
    return grant.verdict === 'silent' && rooms.access.pairsOfPolicy(id).length === 0
      ? []
      : [line(verdictText(rooms, grant, policy.address), 0, range && { file: at.file, offset: range.start })];
  });
  const mine = findings.all().filter((one) => one.actions.some((action) => action.toLowerCase() === name.toLowerCase()));
  return [
    { title: name, lines: about },
    { title: needs.length > 0 ? `Needed by ${counted(needs.length, 'call')}` : 'Needed by no call that is understood', lines: callers },
    { title: 'Policies', lines: grants.length > 0 ? grants : [line('no policy of the workspace grants it')] },
    ...findingSection(mine),
  ];
}

function meets(need: Need, resources: readonly (readonly string[])[]): boolean {
  if (resources.length === 0 || need.resources.length === 0) return true;
  return need.resources.some((known) =>
    resources.some((asked) => resourceMatches(known, asked) !== 'no' || resourceMatches(asked, known) !== 'no'),
  );
}

function needLine(rooms: Rooms, need: Need): ExplanationLine {
  const call = rooms.code.calls(need.file).find((one) => one.id === need.call);
  const range = rooms.code.place(need.file, need.call)?.range;
  const kind = need.certain ? '' : ` (${need.kind}${need.when ? `, ${need.when}` : ''})`;
  return line(
    `${call?.operation ?? need.call}${call?.within ? ` in ${call.within}` : ''}${kind}`,
    0,
    range && { file: need.file, offset: range.start },
  );
}

/** A folder as seen from the root that holds it. */
function shownFolder(rooms: Rooms, folder: FilePath): string {
  const root = rooms.files.roots().find((one) => isWithin(folder, one));
  return root === undefined ? folder : relativePath(root, folder);
}
