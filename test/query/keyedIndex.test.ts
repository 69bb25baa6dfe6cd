import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derived, index, input, observe, recordRuns, setInputs } from '../../server/query/index.ts';

describe('an index', () => {
  const texts = () => ({
    members: input<readonly string[]>('members', ['x', 'y']),
    x: input('x', 'one two'),
    y: input('y', 'two'),
    z: input('z', 'three'),
  });

  it('answers who says a thing, and wakes only the readers of keys that changed', () => {
    const inputs = texts();
    const says = index(inputs.members, (member) => wordsOf(inputs[member as 'x'](), member));
    const two = derived('two', () => says('two'));
    const one = derived('one', () => says('one'));
    expect([two(), one()]).toEqual([['x', 'y'], ['x']]);
    const runs = recordRuns(() => {
      inputs.y.set('four');
      two();
      one();
    });
    expect(runs).toEqual(['two']);
    expect(two()).toEqual(['x']);
    expect(says.keys()).toEqual(['four', 'one', 'two']);
  });

  it('wakes nobody who waits for what none says any more, when others say something else', () => {
    const inputs = texts();
    const says = index(inputs.members, (member) => wordsOf(inputs[member as 'x'](), member));
    const one = derived('one', () => says('one'));
    const stop = observe(one, () => undefined);
    inputs.x.set('two');
    expect(one()).toEqual([]);
    expect(recordRuns(() => ['three', 'four', 'five'].forEach(inputs.y.set))).toEqual([]);
    expect(recordRuns(() => inputs.y.set('one'))).toEqual(['one']);
    expect(one()).toEqual(['y']);
    stop();
  });

  it('follows members that come and go', () => {
    const inputs = texts();
    const says = index(inputs.members, (member) => wordsOf(inputs[member as 'x'](), member));
    inputs.members.set(['z']);
    expect(says('two')).toEqual([]);
    expect(says('three')).toEqual(['z']);
    expect(says.keys()).toEqual(['three']);
    inputs.members.set(['x', 'x', 'z']);
    expect(says('two')).toEqual(['x']);
    inputs.members.set(['x', 'z']);
    expect(says('two')).toEqual(['x']);
    inputs.members.set(['z']);
    expect(says('two')).toEqual([]);
  });

  it('goes on when a member fails, and takes it back when it is right again', () => {
    const inputs = texts();
    const says = index(inputs.members, (member) => {
      if (inputs[member as 'x']() === 'bad') throw new Error('bad');
      return wordsOf(inputs[member as 'x'](), member);
    });
    inputs.x.set('bad');
    expect(says('two')).toEqual(['y']);
    inputs.x.set('two');
    expect(says('two')).toEqual(['x', 'y']);
  });

  it('says of very many members what a new one says, whatever comes, goes and changes', () => {
    const names = Array.from({ length: 130 }, (_, n) => `m${n}`);
    const words = ['one', 'two', 'two one', ''];
    const change = fc.record({
      away: fc.subarray(names, { maxLength: 12 }),
      saying: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...words)),
      reversed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const texts = new Map(names.map((name) => [name, input(name, 'two')]));
        const members = input<readonly string[]>('members', names);
        const made = () =>
          index(members, (member) => {
            const text = texts.get(member)?.() ?? '';
            return wordsOf(text, `${member} of ${text}`);
          });
        const says = made();
        const asked = (of: typeof says) => [of('one'), of('two'), of.keys()];
        const stop = observe(
          () => asked(says),
          () => undefined,
        );
        for (const { away, saying, reversed } of changes) {
          setInputs(() => {
            const left = names.filter((name) => !away.includes(name));
            members.set(reversed ? left.reverse() : left);
            texts.get(saying[0])?.set(saying[1]);
          });
          expect(asked(says)).toEqual(asked(made()));
        }
        stop();
      }),
      { numRuns: 60 },
    );
  });

  const wordsOf = (text: string, member: string) => text.split(' ').map((key) => ({ key, entry: member }));
});
