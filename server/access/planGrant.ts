import { action as actionFacts, type Hole, type PartialText, resourceCanServe, resourceMatches, servicePrefix } from '../aws/index.ts';
import type { PolicyChange, PolicyDocument, Statement } from '../terraform/index.ts';
import { effectOf, sidOf } from './effectOf.ts';
import type { Need } from './needs.ts';
import { wholeText } from './partialText.ts';

/**
 * What to change so that `document` grants `action` to the calls behind `needs`: the action joins the Statement of the
 * same service and resource pattern; else a new Statement comes at the end.
 */
export function planGrant(document: PolicyDocument, action: string, needs: readonly Need[]): PolicyChange {
  const known = needs.flatMap((need) => need.resources);
  const home = homeOf(document, action, known);
  if (home) return { kind: 'addActions', statement: home.at, actions: [action] };
  return { kind: 'addStatement', sid: newSid(document, action), actions: [action], resources: resourcesFor(document, action, known) };
}

/** The Statement that an action may join: an unconditional Allow of the same service whose resources can be the action's. */
function homeOf(document: PolicyDocument, action: string, known: readonly PartialText[]): Statement | undefined {
  const prefix = prefixOf(action);
  let best: { readonly statement: Statement; readonly score: number } | undefined;
  for (const statement of document.statements) {
    if (!isPlainAllow(statement)) continue;
    const siblings = prefixesIn(statement).filter((one) => one === prefix).length;
    if (siblings === 0 || !servesAll(statement, action, known)) continue;
    const alone = prefixesIn(statement).every((one) => one === prefix);
    const score = (alone ? 1000 : 0) + Math.min(siblings, 500);
    if (!best || score > best.score) best = { statement, score };
  }
  return best?.statement;
}

function isPlainAllow(statement: Statement): boolean {
  return (
    effectOf(statement) === 'Allow' &&
    statement.actions !== null &&
    statement.resources !== null &&
    statement.notActions === null &&
    statement.conditions === null &&
    statement.principals === null
  );
}

function servesAll(statement: Statement, action: string, known: readonly PartialText[]): boolean {
  const patterns = statement.resources?.elements.map((element) => element.value) ?? [];
  const serving = patterns.filter((pattern) => resourceCanServe(action, pattern) !== 'no');
  if (serving.length === 0) return false;
  return known.every((resource) => serving.some((pattern) => resourceMatches(pattern, resource) !== 'no'));
}

/**
 * `*`, unless the project already names resources for the service: then the call's own, where they are known, else those
 * named that can be the action's. Log groups are always named where their name is known.
 */
function resourcesFor(document: PolicyDocument, action: string, known: readonly PartialText[]): readonly PartialText[] {
  const prefix = prefixOf(action);
  if (resourceCanServe(action, ['arn:aws:iam::*:nothing/*']) === 'no' && (actionFacts(action)?.resourceTypes.length ?? 0) === 0)
    return [['*']];
  const named = document.statements
    .filter((statement) => prefixesIn(statement).includes(prefix))
    .flatMap((statement) => statement.resources?.elements.map((element) => element.value) ?? [])
    .filter((value) => wholeText(value) !== '*');
  const own = known.map(withAnyAccount).map((text) => (prefix === 'logs' ? logGroupOf(text) : text));
  const ownKnown = own.length > 0 && own.every((text) => wholeText(text) !== undefined);
  if (ownKnown && (prefix === 'logs' || named.length > 0)) return distinct(prefix === 'logs' ? own.flatMap(logGroupArns) : own);
  const reusable = named.filter((value) => resourceCanServe(action, value) === 'yes');
  return reusable.length > 0 ? distinct(reusable) : [['*']];
}

/** Partition `aws`, and any region and account, in an ARN whose other parts are known. */
function withAnyAccount(text: PartialText): PartialText {
  const parts = text.map((part) => {
    if (typeof part === 'string') return part;
    if (part.hole === '${Partition}') return 'aws';
    return part.hole === '${Region}' || part.hole === '${Account}' ? '*' : part;
  });
  const joined: (string | Hole)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** The log group's own ARN, out of that of one of its streams. */
function logGroupOf(text: PartialText): PartialText {
  const [first] = text;
  if (typeof first !== 'string') return text;
  const name = /^(.*?:log-group:[^:]+)(:|$)/.exec(first)?.[1];
  return name === undefined || (text.length > 1 && !first.slice(name.length).startsWith(':')) ? text : [name];
}

/** Both spellings of a log group's ARN: its own, and the one with `:*` that most actions of CloudWatch Logs ask for. */
function logGroupArns(text: PartialText): readonly PartialText[] {
  const group = wholeText(text);
  if (group === undefined || !group.includes(':log-group:')) return [text];
  return group.endsWith('*') ? [text] : [[group], [`${group}:*`]];
}

/** A Sid that says what the Statement is for and is not taken: `Polly`, `PollySynthesizeSpeech`, `Polly2`. */
function newSid(document: PolicyDocument, action: string): string {
  const taken = new Set(document.statements.map(sidOf));
  const prefix = prefixOf(action);
  const name = serviceName(prefix);
  const operation = action.slice(action.indexOf(':') + 1).replace(/[^A-Za-z0-9]/g, '');
  for (const sid of [name, `${name}${operation}`]) if (!taken.has(sid)) return sid;
  for (let n = 2; ; n++) if (!taken.has(`${name}${n}`)) return `${name}${n}`;
}

function serviceName(prefix: string): string {
  const name = (servicePrefix(prefix)?.name ?? prefix).replace(/^(Amazon|AWS)\s+/, '');
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return pascal.length > 0 && pascal.length <= 24 ? pascal : prefix.charAt(0).toUpperCase() + prefix.slice(1).replace(/[^A-Za-z0-9]/g, '');
}

function prefixesIn(statement: Statement): readonly string[] {
  return (statement.actions?.elements ?? []).flatMap(({ value }) => {
    const text = wholeText(value);
    return text?.includes(':') ? [prefixOf(text)] : [];
  });
}

const prefixOf = (action: string): string => action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();

/** Without repetitions, and without patterns that another one matches. */
function distinct(texts: readonly PartialText[]): readonly PartialText[] {
  const all = [...new Map(texts.map((text) => [JSON.stringify(text), text])).values()];
  return all.filter((text) => !all.some((other) => other !== text && resourceMatches(other, text) === 'yes'));
}
