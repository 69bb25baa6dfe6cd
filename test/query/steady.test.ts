import { describe, expect, it } from 'vitest';
import {
  derived,
  input,
  observe,
  override,
  recordRuns,
  settled,
  steady,
  steadyFamily,
  table,
  tables,
  withInputs,
} from '../../server/query/index.ts';

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
