let current: string[] | undefined;

/** Notes that the derived value `name` (of `key`, in a family) is being computed. */
export function logRun(name: string, key: (() => string) | undefined): void {
  current?.push(key ? `${name}(${key()})` : name);
}

/**
 * Runs `action` and returns the names of the derived values that were computed meanwhile, in order.
 * A value that was answered from memory does not appear: this is how a test states what was not recomputed.
 */
export function recordRuns(action: () => void): readonly string[] {
  const outer = current;
  const runs: string[] = [];
  current = runs;
  try {
    action();
  } finally {
    current = outer;
    outer?.push(...runs);
  }
  return runs;
}
