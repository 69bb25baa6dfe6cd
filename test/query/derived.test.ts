import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  derived,
  family,
  hypothetically,
  index,
  input,
  type Override,
  observe,
  override,
  recordRuns,
  setInputs,
  settled,
  steady,
  steadyFamily,
  table,
  tables,
  withInputs,
} from '../../server/query/index.ts';

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

  it('follows members that come and go', () => {
    const inputs = texts();
    const says = index(inputs.members, (member) => wordsOf(inputs[member as 'x'](), member));
    inputs.members.set(['z']);
    expect(says('two')).toEqual([]);
    expect(says('three')).toEqual(['z']);
    expect(says.keys()).toEqual(['three']);
    inputs.members.set(['x', 'x', 'z']);
    inputs.members.set(['x', 'z']);
    expect(says('two')).toEqual(['x']);
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

describe('a steady value', () => {
  it('is the same as a derived one to whoever asks, in a hypothetical question too', () => {
    const text = input('text', 'a b');
    const count = steady('count', () => text().split(' ').length);
    const shown = derived('shown', () => `${count()} words`);
    expect(shown()).toBe('2 words');
    expect(withInputs([override(text, 'a b c')], shown)).toBe('3 words');
    expect(shown()).toBe('2 words');
    text.set('a');
    expect(shown()).toBe('1 words');
    expect(recordRuns(() => [text.set('b'), shown()])).toEqual(['count']);
  });

  it('fails as a derived one does, and takes it back', () => {
    const text = input('text', '{');
    const parsed = steady('parsed', () => JSON.parse(text()) as unknown);
    const inner = steady('inner', () => [parsed()]);
    expect(settled(inner)).toHaveProperty('failure');
    text.set('{"a":1}');
    expect(settled(inner)).toEqual({ value: [{ a: 1 }] });
  });

  it('is never seen from before a change by what reads it and its inputs, whatever was made first', () => {
    const text = input('text', 'a');
    const seen: string[] = [];
    const made = new Map<string, () => string>();
    const outer = steady('outer', () => `${text()}${made.get('inner')?.()}`);
    const inner = steady('inner', () => text().toUpperCase());
    made.set('inner', inner);
    const pair = derived('pair', () => `${text()} ${inner()} ${outer()}`);
    const stop = observe(pair, (answer) => seen.push('value' in answer ? answer.value : answer.failure));
    text.set('b');
    text.set('c');
    stop();
    expect(seen.slice(1)).toEqual(['b B bB', 'c C cC']);
  });
});

describe('a table', () => {
  it('wakes the readers of the keys whose values are others', () => {
    const text = input('text', 'a=1 b=2');
    const rows = table(
      'rows',
      () =>
        new Map(
          text()
            .split(' ')
            .map((row) => row.split('=') as [string, string]),
        ),
    );
    const a = derived('a', () => rows('a'));
    const b = derived('b', () => rows('b'));
    expect([a(), b(), rows('c')]).toEqual(['1', '2', undefined]);
    expect(recordRuns(() => [text.set('a=1 b=3 c=4'), a(), b()])).toEqual(['rows', 'b']);
    expect([a(), b(), rows('c')]).toEqual(['1', '3', '4']);
  });

  it('fails for every key when it fails', () => {
    const text = input('text', '[["a",1]]');
    const rows = table('rows', () => new Map(JSON.parse(text()) as [string, number][]));
    expect(rows('a')).toBe(1);
    text.set('[');
    expect(settled(() => rows('a'))).toHaveProperty('failure');
    text.set('[]');
    expect(rows('a')).toBeUndefined();
  });
});

describe('tables', () => {
  const rowsIn = (text: string) => new Map(text.split(' ').map((row) => row.split('=') as [string, string]));

  it('wake the readers of the rows that are others, and know those of a table that came back', () => {
    const texts = new Map(['x', 'y'].map((name) => [name, input<string | null>(name, `a=${name} b=2`)]));
    let looks = 0;
    const rows = tables('rows', (name) => {
      looks++;
      return rowsIn(texts.get(name)?.() ?? '');
    });
    const a = derived('a', () => rows('x', 'a'));
    const b = derived('b', () => rows('x', 'b'));
    const other = derived('other', () => rows('y', 'a'));
    expect([a(), b(), other(), rows('x', 'c')]).toEqual(['x', '2', 'y', undefined]);
    expect(recordRuns(() => [texts.get('x')?.set('b=3 a=x c=4'), a(), b(), other()])).toEqual(['b']);
    expect([a(), b(), other(), rows('x', 'c')]).toEqual(['x', '3', 'y', '4']);
    texts.get('x')?.set(null);
    expect(a()).toBeUndefined();
    rows.drop('x');
    looks = 0;
    texts.get('x')?.set('a=again');
    expect(looks).toBe(0);
    expect([a(), b()]).toEqual(['again', undefined]);
  });

  it('are read as if, in a hypothetical question', () => {
    const text = input('text', 'a=1');
    const rows = tables('rows', () => rowsIn(text()));
    const a = derived('a', () => `${rows('x', 'a')}!`);
    expect([a(), withInputs([override(text, 'a=2')], a), a()]).toEqual(['1!', '2!', '1!']);
  });

  it('fail each by itself, and take it back', () => {
    const text = input('text', '{"a":1}');
    const rows = tables('rows', (name) => new Map(Object.entries(JSON.parse(name === 'bad' ? text() : '{"a":2}') as object)));
    text.set('{');
    expect([settled(() => rows('bad', 'a')), rows('good', 'a')]).toEqual([{ failure: expect.any(String) }, 2]);
    text.set('{"a":3}');
    expect(rows('bad', 'a')).toBe(3);
  });

  it('of one row each are a family of steady values', () => {
    const text = input('text', 'a');
    const length = steadyFamily('length', (key) => `${key} ${text().length}`);
    const shown = derived('shown', () => length('x'));
    expect([shown(), length('y')]).toEqual(['x 1', 'y 1']);
    expect(recordRuns(() => [text.set('b'), shown()])).toEqual([]);
    text.set('bb');
    expect(shown()).toBe('x 2');
  });
});

describe('a hypothetical question', () => {
  it('is answered as if, tells no observer, and leaves everything as it was', () => {
    const text = input('text', 'a');
    const shout = derived('shout', () => `${text()}!`);
    const told: unknown[] = [];
    const stop = observe(shout, (answer) => told.push(answer));
    expect(withInputs([override(text, 'b')], shout)).toBe('b!');
    expect(shout()).toBe('a!');
    text.set('c');
    stop();
    text.set('d');
    expect(told).toEqual([{ value: 'a!' }, { value: 'c!' }]);
  });

  it('puts the inputs back when it throws', () => {
    const text = input('text', 'a');
    expect(() =>
      withInputs([override(text, 'b')], () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(text()).toBe('a');
  });
});

describe('a run of hypothetical questions', () => {
  it('supposes only what it was told last, works out again only what that changes, and puts everything back', () => {
    const a = input('a', 'a');
    const b = input('b', 'b');
    const upperA = derived('upperA', () => a().toUpperCase());
    const upperB = derived('upperB', () => b().toUpperCase());
    const both = derived('both', () => upperA() + upperB());
    const told: unknown[] = [];
    const stop = observe(both, (answer) => told.push(answer));
    const answers = hypothetically((suppose) => {
      const asked = (...overrides: readonly Override[]) => {
        suppose(overrides);
        return both();
      };
      expect(asked(override(a, 'x'))).toBe('XB');
      expect(recordRuns(() => asked(override(a, 'x'), override(b, 'y')))).toEqual(['upperB', 'both']);
      expect(withInputs([override(a, 'z')], both)).toBe('ZY');
      return [both(), asked(override(b, 'y'))];
    });
    expect(answers).toEqual(['XY', 'AY']);
    expect(both()).toBe('AB');
    stop();
    expect(told).toEqual([{ value: 'AB' }]);
  });
});

describe('inputs set together', () => {
  it('are seen together', () => {
    const a = input('a', 1);
    const b = input('b', 1);
    const seen: unknown[] = [];
    const stop = observe(
      () => a() + b(),
      (answer) => seen.push(answer),
    );
    setInputs(() => {
      a.set(2);
      b.set(3);
    });
    stop();
    expect(seen).toEqual([{ value: 2 }, { value: 5 }]);
  });
});
