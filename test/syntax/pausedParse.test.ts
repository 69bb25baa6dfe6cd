import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { loadGrammars } from '../../server/syntax/grammars.ts';
import { readHcl } from '../../server/syntax/hcl/readHcl.ts';
import { readTypeScript } from '../../server/syntax/typescript/readTypeScript.ts';

beforeAll(loadGrammars);
afterEach(() => vi.restoreAllMocks());

/** A clock that runs as it does, but for an hour that is gone each time that it is asked again. */
function sleepAgainAndAgain(): void {
  const now = performance.now.bind(performance);
  let asleep = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    asleep += 3_600_000;
    return now() + asleep;
  });
}

it('a machine that sleeps while a file is parsed does not make it one that cannot be', () => {
  const hcl = 'locals {\n  a = ["b"]\n}\n'.repeat(3);
  const code = 'export const a = (b: number) => b + 1;\n'.repeat(3);
  const [wholeHcl, wholeCode] = [readHcl(hcl), readTypeScript(code, '/w/a.ts')];
  sleepAgainAndAgain();
  expect(readHcl(hcl)).toEqual(wholeHcl);
  expect(readTypeScript(code, '/w/a.ts')).toEqual(wholeCode);
  expect(readHcl(hcl).errors).toEqual([]);
});
