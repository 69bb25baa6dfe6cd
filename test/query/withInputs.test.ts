import { describe, expect, it } from 'vitest';
import {
  derived,
  hypothetically,
  input,
  type Override,
  observe,
  override,
  recordRuns,
  setInputs,
  withInputs,
} from '../../server/query/index.ts';

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
