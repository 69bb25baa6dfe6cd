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
 * Whether every text that `narrow` matches is matched by one of `wides`: inclusion of the language in the union, exact up
 * to a bound on the work, past which the answer is `false` (not proven).
 */
export function covers(wides: readonly string[], narrow: string): boolean {
  if (wides.some((wide) => wide === narrow || /^\*+$/.test(wide))) return true;
  if (!/[*?]/.test(narrow)) return wides.some((wide) => matches(wide, narrow));
  // A private-use character stands for every letter that no pattern names.
  const letters = new Set(['\uE000', ...[narrow, ...wides].join('').replace(/[*?]/g, '')]);
  // States of all wide patterns, one after the other: pattern k at place p is starts[k] + p.
  const starts = wides.map((_, k) => wides.slice(0, k).reduce((sum, wide) => sum + wide.length + 1, 0));
  const at = wides.flatMap((wide) => [...wide.split(''), '']);
  const ends = new Set(wides.map((wide, k) => (starts[k] ?? 0) + wide.length));
  const seen = new Set<string>();
  const queue: [number, readonly number[]][] = close([...narrow], [0]).map((n) => [n, close(at, starts)]);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [n, set] = next;
    const key = `${n}|${set.join()}`;
    if (seen.has(key)) continue;
    if (seen.size >= MAX_STATES) return false;
    seen.add(key);
    if (n === narrow.length && !set.some((s) => ends.has(s))) return false;
    for (const letter of letters) {
      const to = step(narrow[n], n, letter);
      if (to === undefined) continue;
      const reached = close(
        at,
        set.map((s) => step(at[s], s, letter)).filter((s) => s !== undefined),
      );
      for (const state of close([...narrow], [to])) queue.push([state, reached]);
    }
  }
  return true;
}

/** The states that are reached without a letter: past every star. */
function close(pattern: readonly string[], states: readonly number[]): number[] {
  const reached = new Set<number>();
  for (let s of states) {
    reached.add(s);
    while (pattern[s] === '*') reached.add(++s);
  }
  return [...reached].sort((a, b) => a - b);
}

function step(symbol: string | undefined, state: number, letter: string): number | undefined {
  if (symbol === '*') return state;
  return symbol === '?' || symbol === letter ? state + 1 : undefined;
}
