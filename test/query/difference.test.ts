import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../server/query/index.ts';

/** Node's own `gc`, which it gives only where this is set. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

const counted = (list: readonly string[]) => {
  const times = new Map<string, number>();
  for (const one of list) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
};

describe('the difference of two lists', () => {
  it('takes one to the other, each as often as it is there, whatever the order', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (before, now) => {
        const { gone, come } = difference(before, now);
        const times = counted(before);
        for (const one of gone) times.set(one, (times.get(one) ?? 0) - 1);
        for (const one of come) times.set(one, (times.get(one) ?? 0) + 1);
        expect(new Map([...times].filter(([, left]) => left !== 0))).toEqual(counted(now));
        expect(gone.filter((one) => come.includes(one))).toEqual([]);
      }),
    );
  });

  it('says again what it has said of the same lists, and another thing of others', () => {
    const [first, second, now] = [['a'], ['b'], ['a', 'b']];
    expect(difference(first, now)).toBe(difference(first, now));
    expect(difference(second, now)).toEqual({ gone: [], come: ['a'] });
    expect(difference(first, now)).toEqual({ gone: [], come: ['b'] });
  });

  it('keeps no list that is past', async () => {
    let last: readonly string[] = [];
    const past: WeakRef<readonly string[]>[] = [];
    for (let n = 0; n < 50; n++) {
      const now = [...last, `m${n}`];
      difference(last, now);
      past.push(new WeakRef(last));
      last = now;
    }
    // A WeakRef holds what it names until the turn is over.
    await setImmediate();
    collectGarbage();
    expect(past.filter((list) => list.deref()).length).toBeLessThan(5);
    expect(last).toHaveLength(50);
  });
});
