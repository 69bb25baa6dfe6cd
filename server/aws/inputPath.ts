/** One step into an input: a member, and whether each element of the list that it is. */
export interface InputStep {
  readonly name: string;
  readonly each: boolean;
}

/**
 * The path of an input parameter: `Delete.Objects[].Key`, or in JMESPath's words `keys(RequestItems)`: each key of a map.
 * Source of the spelling: https://jmespath.org/specification.html#keys
 */
export function inputPath(path: string): { readonly steps: readonly InputStep[]; readonly keys: boolean } {
  const keys = path.startsWith('keys(') && path.endsWith(')');
  const steps = (keys ? path.slice('keys('.length, -1) : path).split('.');
  return {
    keys,
    steps: steps.map((step) => (step.endsWith('[]') ? { name: step.slice(0, -2), each: true } : { name: step, each: false })),
  };
}
