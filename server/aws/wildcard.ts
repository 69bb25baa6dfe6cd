/** Patterns with `*` (any text, the empty one too) and `?` (one character), over UTF-16 code units; case is the caller's affair. */

/** Whether the pattern matches the whole text. Time is at most pattern × text. */
export function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p;
      p += 1;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** More states than any real pair of patterns reaches; past it a cover is not proven. */
const MAX_STATES = 20_000;

/**
 * Whether every text that `narrow` matches is matched by `wide`: inclusion of the two languages, exact up to a bound on
 * the work, past which the answer is `false` (not proven).
 */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow || /^\*+$/.test(wide)) return true;
  if (!/[*?]/.test(narrow)) return matches(wide, narrow);
  const letters = new Set([...wide, ...narrow].filter((c) => c !== '*' && c !== '?'));
  // A private-use character stands for every letter that neither pattern names.
  letters.add('\uE000');
  const close = (pattern: string, states: Iterable<number>): number[] => {
    const reached = new Set<number>();
    for (let s of states) {
      reached.add(s);
      while (pattern[s] === '*') reached.add(++s);
    }
    return [...reached].sort((a, b) => a - b);
  };
  const step = (pattern: string, state: number, letter: string): number | undefined => {
    const at = pattern[state];
    if (at === '*') return state;
    return at === '?' || at === letter ? state + 1 : undefined;
  };
  const seen = new Set<string>();
  const queue: [number, number[]][] = close(narrow, [0]).map((n) => [n, close(wide, [0])]);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [n, set] = next;
    const key = `${n}|${set.join()}`;
    if (seen.has(key)) continue;
    if (seen.size >= MAX_STATES) return false;
    seen.add(key);
    if (n === narrow.length && set.at(-1) !== wide.length) return false;
    for (const letter of letters) {
      const to = step(narrow, n, letter);
      if (to === undefined) continue;
      const reached = close(
        wide,
        set.map((s) => step(wide, s, letter)).filter((s) => s !== undefined),
      );
      for (const state of close(narrow, [to])) queue.push([state, reached]);
    }
  }
  return true;
}
