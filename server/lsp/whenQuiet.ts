/** Turns of the event loop without a further call after which messages count as having stopped: each brings at most one. */
const quietTurns = 3;
/** However many calls come, `action` runs after so many milliseconds. */
const longest = 100;

/** A function that runs `action` once, as soon as it is no longer called: a burst of messages is one change. */
export function whenQuiet(action: () => void): () => void {
  let since: number | undefined;
  let turns = 0;
  const turn = () => {
    if (++turns < quietTurns && performance.now() - (since ?? 0) < longest) {
      setImmediate(turn);
      return;
    }
    since = undefined;
    action();
  };
  return () => {
    turns = 0;
    if (since !== undefined) return;
    since = performance.now();
    setImmediate(turn);
  };
}
