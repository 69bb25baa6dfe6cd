let counted: Set<() => number> | undefined;

/** Notes what holds answers by key, and how many: a family, an index, a reader that keeps what it read last. */
export function noteHeld(size: () => number): void {
  counted?.add(size);
}

/**
 * Makes something, and gives the function that says how many answers are held by all that was made meanwhile: how a test
 * states that nothing is kept of what has gone.
 */
export async function recordHeld<T>(make: () => T | Promise<T>): Promise<{ readonly made: T; readonly held: () => number }> {
  const outer = counted;
  const sizes = new Set<() => number>();
  counted = sizes;
  try {
    return { made: await make(), held: () => [...sizes].reduce((sum, size) => sum + size(), 0) };
  } finally {
    counted = outer;
  }
}
