import { showPartialText } from '../../server/access/index.ts';
import type { PolicyDocument, StatementList } from '../../server/terraform/index.ts';

/** A document as JSON, with what is not known as `${name}`. */
export function documentJson(document: PolicyDocument): unknown {
  const list = (of: StatementList | null) =>
    of?.elements.map((element) => showPartialText(element.value)).concat(of.open === null ? [] : [`… ${of.open}`]);
  return {
    Version: document.version ? showPartialText(document.version.value) : undefined,
    Statement: document.statements.map((one) => ({
      Sid: one.sid ? showPartialText(one.sid.value) : undefined,
      Effect: one.effect ? showPartialText(one.effect.value) : undefined,
      Action: list(one.actions),
      NotAction: list(one.notActions),
      Resource: list(one.resources),
      NotResource: list(one.notResources),
      Condition: one.conditions?.value,
      Principal: one.principals?.value,
    })),
    ...(document.unknown.length > 0 && { unknown: document.unknown.map((part) => part.reason) }),
  };
}

/** JSON of a policy for comparison: a string is a list of one, lists are unordered, absent parts and `Id` are gone. */
export function canonical(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return [String(value)];
  if (Array.isArray(value)) {
    const flat = value.flatMap((one) => (typeof one === 'object' ? [canonical(one)] : [String(one)]));
    return flat.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, one]) => one !== undefined && key !== 'Id');
  return Object.fromEntries(
    entries
      .map(([key, one]) => [key, key === 'Statement' && !Array.isArray(one) ? canonical([one]) : canonical(one)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
