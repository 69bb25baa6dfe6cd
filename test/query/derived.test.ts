import { describe, expect, it } from 'vitest';
import { derived, family, input, recordRuns, settled } from '../../server/query/index.ts';

describe('a derived value', () => {
  it('rests when what it read answers deeply the same', () => {
    const text = input('text', 'a b');
    const words = derived('words', () => text().trim().split(/\s+/));
    const count = derived('count', () => words().length);
    expect(count()).toBe(2);
    const runs = recordRuns(() => {
      text.set('a   b ');
      count();
    });
    expect(runs).toEqual(['words']);
  });

  it('fails with its reason, again and again, until an input changes', () => {
    const text = input('text', '{');
    const parsed = derived('parsed', () => JSON.parse(text()) as unknown);
    expect(settled(parsed)).toHaveProperty('failure');
    expect(settled(parsed)).toHaveProperty('failure');
    text.set('{"a":1}');
    expect(settled(parsed)).toEqual({ value: { a: 1 } });
  });

  it('that reads itself fails instead of hanging', () => {
    const loop: () => number = derived('loop', () => loop() + 1);
    expect(settled(loop)).toHaveProperty('failure');
  });

  it('of a family is kept by key, and dropped', () => {
    const upper = family('upper', (key) => key.toUpperCase());
    expect(recordRuns(() => [upper('a'), upper('a'), upper('b')])).toEqual(['upper(a)', 'upper(b)']);
    expect(upper.size()).toBe(2);
    upper.drop('a');
    expect(upper.size()).toBe(1);
    expect(recordRuns(() => upper('a'))).toEqual(['upper(a)']);
  });
});
