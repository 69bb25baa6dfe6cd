import { describe, expect, it } from 'vitest';
import { jsonProblem, readSettings, shallowJson } from '../../server/files/index.ts';

const deep = '['.repeat(100_000);

describe('JSON whose brackets nest too deep for a parser', () => {
  it('says nothing', () => {
    expect(shallowJson(deep)).toBe('');
    expect(shallowJson('{"a":'.repeat(100_000))).toBe('');
  });

  it('is none when the brackets close again, or stand in strings', () => {
    const wide = `[${'[],{},'.repeat(10_000)}"${'[{'.repeat(10_000)}\\"["]`;
    expect(shallowJson(wide)).toBe(wide);
  });

  it('is a problem that is told', () => {
    expect(jsonProblem(deep, false)).toEqual({ line: 1, message: 'its brackets nest too deep' });
    expect(readSettings('/iam-policy-sync.json', deep)).toHaveProperty('problems');
    expect(readSettings('/iam-policy-sync.json', '// nothing yet\n')).toHaveProperty('settings');
  });
});
