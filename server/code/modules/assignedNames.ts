/** Names of members that a text seems to assign on something that is not `this`: `config.table = …`. */
export function assignedNames(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, object, name] of text.matchAll(assignment)) if (name !== undefined && object !== 'this') found.add(name);
  return found;
}

/** What stands before the dot, the name, and an operator that assigns: no comparison, no arrow. */
const assignment = /([\w$]*)[\])!?]*\.([\w$]+)\s*(?:\?\?|\|\||&&|\+)?=(?![=>])/g;
