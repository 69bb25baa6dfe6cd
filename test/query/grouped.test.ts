import { describe, expect, it } from 'vitest';
import { grouped, pushOnceUnder, pushUnder } from '../../server/query/index.ts';

describe('lists by key', () => {
  it('hold what has the key, keys and items in the order met', () => {
    expect([...grouped(['ab', 'c', 'ad'], (text) => text.charAt(0))]).toEqual([
      ['a', ['ab', 'ad']],
      ['c', ['c']],
    ]);
  });

  it('are made with their first item', () => {
    const lists = new Map([['a', [1]]]);
    for (const key of ['a', 'b', 'b']) pushUnder(lists, key, 2);
    expect([...lists]).toEqual([
      ['a', [1, 2]],
      ['b', [2, 2]],
    ]);
  });

  it('may leave out what they end with already, and only that', () => {
    const lists = new Map<string, number[]>();
    for (const item of [1, 1, 2, 1]) pushOnceUnder(lists, 'a', item);
    expect(lists.get('a')).toEqual([1, 2, 1]);
  });
});
