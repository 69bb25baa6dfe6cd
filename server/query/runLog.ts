let current: string[] | undefined;

/** Notes that the derived value `name` (of `key`, in a family whose keys are those of `of`) is being computed. */
export function logRun(name: string, key?: string, of?: string): void {
  current?.push(key === undefined ? name : `${name}(${of === undefined ? key : `${of} ${key}`})`);
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
