import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionMatches, coversPattern, expandActions, isActionSyntax, patternsCover } from '../../server/aws/index.ts';

describe('action patterns match as IAM does', () => {
  test.each([
    ['s3:GetObject', 's3:GetObject', true],
    ['S3:getobject', 's3:GetObject', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:*Object', 's3:GetObject', true],
    ['s3:G?tObject', 's3:GetObject', true],
    ['s3:GetObject?', 's3:GetObject', false],
    ['s3:Get*', 's3:PutObject', false],
    ['*', 's3:GetObject', true],
    ['*:*', 's3:GetObject', true],
    // Only the action's name may hold wildcards.
    ['s*:GetObject', 's3:GetObject', false],
    ['*:GetObject', 's3:GetObject', false],
    ['s3', 's3:GetObject', false],
    ['s3:', 's3:GetObject', false],
    ['', 's3:GetObject', false],
  ])('%s / %s', (pattern, action, expected) => {
    expect(actionMatches(pattern, action)).toBe(expected);
  });

  test.each([
    ['s3:GetObject', true],
    ['aws-marketplace:*', true],
    ['*', true],
    ['*:*', true],
    ['s*:Get', false],
    ['s3:', false],
    ['s3', false],
    ['s3:Get Object', false],
    ['', false],
  ])('%s is%s an action', (text, expected) => {
    expect(isActionSyntax(text)).toBe(expected);
  });

  const letter = fc.constantFrom('a', 'b');
  const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  const inWords = (text: string): RegExp => new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`);

  test('matching equals a regular expression', () => {
    fc.assert(
      fc.property(pattern, fc.array(letter, { minLength: 1, maxLength: 7 }), (p, letters) => {
        const text = letters.join('');
        expect(actionMatches(`x:${p}`, `x:${text}`)).toBe(inWords(p).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('covering equals brute force over every short text', () => {
    const texts = [''];
    for (let from = 0, length = 1; length <= 7; length += 1) {
      const until = texts.length;
      for (; from < until; from += 1) for (const c of 'abc') texts.push((texts[from] ?? '') + c);
    }
    fc.assert(
      fc.property(pattern, pattern, pattern, (wide, other, narrow) => {
        const [w, o, n] = [inWords(wide), inWords(other), inWords(narrow)];
        const missed = texts.find((text) => n.test(text) && !w.test(text));
        expect([coversPattern(`x:${wide}`, `x:${narrow}`), missed]).toEqual([missed === undefined, missed]);
        const missedByBoth = texts.find((text) => n.test(text) && !w.test(text) && !o.test(text));
        expect([patternsCover([`x:${wide}`, `x:${other}`], `x:${narrow}`), missedByBoth]).toEqual([
          missedByBoth === undefined,
          missedByBoth,
        ]);
      }),
      { numRuns: 1500 },
    );
  });

  test('covering ignores case, keeps prefixes apart, and does not ask the catalogue', () => {
    expect(coversPattern('S3:get*', 's3:GetObject*')).toBe(true);
    expect(coversPattern('s3:Get*', 's3:*')).toBe(false);
    expect(coversPattern('*', 's3:*')).toBe(true);
    expect(coversPattern('s3:*', '*')).toBe(false);
    expect(coversPattern('s3:*', 'sqs:Get*')).toBe(false);
    expect(coversPattern('nosuch:*', 'nosuch:Thing')).toBe(true);
    expect(coversPattern('s3:?*', 's3:*?')).toBe(true);
  });

  test('several patterns may cover together what none covers alone', () => {
    expect(patternsCover(['s3:?', 's3:??*'], 's3:*?')).toBe(true);
    expect(patternsCover(['s3:Get*', 's3:Put*'], 's3:?et*')).toBe(false);
    expect(patternsCover(['sqs:*', 's3:Get*'], 's3:GetObject*')).toBe(true);
    expect(patternsCover([], 's3:GetObject')).toBe(false);
    expect(patternsCover(['s3:*', '*'], '*')).toBe(true);
  });

  test('a hostile pattern is bounded work', () => {
    const stars = `s3:${'*a'.repeat(40)}`;
    expect(actionMatches(stars, `s3:${'a'.repeat(2000)}`)).toBe(true);
    expect(actionMatches(stars, `s3:${'b'.repeat(2000)}`)).toBe(false);
    // Not proven is not covered.
    expect(coversPattern(`s3:*a${'?'.repeat(40)}`, `s3:*a${'?'.repeat(39)}b*`)).toBe(false);
  });

  test('expanding gives canonical spellings, sorted', () => {
    expect(expandActions('S3:getobjecttor*')).toEqual(['s3:GetObjectTorrent']);
    expect(expandActions('polly:*Lexicon')).toEqual(['polly:DeleteLexicon', 'polly:GetLexicon', 'polly:PutLexicon']);
    expect(expandActions('nosuch:*')).toEqual([]);
    expect(expandActions('s*:GetObject')).toEqual([]);
  });
});
