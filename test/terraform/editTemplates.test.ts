import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/files/index.ts';
import { rooms } from '../support/workspace.ts';
import { policy } from './corpus/case.ts';
import { bySid, operations, saidIn } from './editForms/operations.ts';

/** One element of a list in a template: it always stands, or only if a condition holds. */
interface Part {
  readonly condition: number | null;
  readonly apart: 'line' | 'blank' | 'none';
}

const conditions = 2;
const part: fc.Arbitrary<Part> = fc.record({
  condition: fc.option(fc.nat(conditions - 1)),
  apart: fc.constantFrom<Part['apart']>('line', 'line', 'blank', 'none'),
});
const parts = fc.record({ before: fc.array(part, { maxLength: 2 }), after: fc.array(part, { maxLength: 2 }), strip: fc.boolean() });
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

/** A list of which each rendering is JSON: what is conditional brings its own comma, and one element always stands. */
function spellParts({ before, after, strip }: Parts, element: (index: number) => string): string {
  const close = strip ? '~}' : '}';
  const gap = { line: '\n      ', blank: '\n\n      ', none: '' } as const;
  const within = ({ condition, apart }: Part, text: string): string =>
    gap[apart] + (condition === null ? text : `%{ if c${condition} ${close}${text}%{ endif ${close}`);
  const first = before.map((one, index) => within(one, `${element(index)},`));
  const rest = after.map((one, index) => within(one, `, ${element(before.length + 1 + index)}`));
  return `[${first.join('')}${before.length > 0 ? gap.line : ''}${element(before.length)}${rest.join('')}]`;
}

const readActions = ['s3:GetObject', 's3:ListBucket', 's3:GetObjectAcl', 's3:GetObjectTagging', 's3:GetObjectVersion'];

const template = (actions: Parts, statements: Parts): string => {
  const statement = (index: number): string => {
    const isAnchor = index === statements.before.length;
    const list = isAnchor ? spellParts(actions, (at) => `"${readActions[at]}"`) : '"sqs:SendMessage"';
    return `{ "Sid": "${isAnchor ? 'A' : `S${index}`}", "Effect": "Allow", "Action": ${list}, "Resource": ["arn:aws:s3:::media"] }`;
  };
  return `{\n  "Version": "2012-10-17",\n  "Statement": ${spellParts(statements, statement)}\n}\n`;
};

/** One policy for each combination of the conditions, all of one template. */
const renderings = Array.from({ length: 2 ** conditions }, (_, bits) =>
  Array.from({ length: conditions }, (_, at) => (bits & (1 << at)) !== 0),
);
const main = renderings
  .map((values, index) =>
    policy(`templatefile("policy.tpl", { ${values.map((value, at) => `c${at} = ${value}`).join(', ')} })`, `p${index}`),
  )
  .join('');

const wishes = [
  'addAction',
  'addStatement',
  'addResource',
  'setSid',
  'renameAction',
  'narrowAction',
  'removeAction',
  'removeFirstStatement',
] as const;

describe('an edit of a template with conditions', () => {
  it('leaves JSON with what was meant for every value of the conditions, or is refused', async () => {
    const made = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(parts, parts, fc.constantFrom(...wishes), async (actions, statements, wish) => {
        const live = await rooms({ 'main.tf': main, 'policy.tpl': template(actions, statements) });
        const documents = () =>
          renderings.map((_, index) => {
            const document = live.terraform.policy(`/w aws_iam_policy.p${index}`)?.document;
            if (!document || 'reason' in document || document.unknown.length > 0) throw new Error(`rendering ${index} is no policy`);
            return document;
          });
        const before = documents();
        const all = before.length - 1;
        const operation = operations[wish];
        const change = before[all] && operation?.(before[all])?.change;
        if (!change) return;
        const outcome = live.terraform.edit(`/w aws_iam_policy.p${all}`, change);
        if ('refused' in outcome) return;
        made.set(wish, (made.get(wish) ?? 0) + 1);
        live.write({ 'policy.tpl': applyEdits(live.files.text('/w/policy.tpl') ?? '', outcome.edits) });
        const expected = before.map((document) => operation?.(document)?.after ?? saidIn(document));
        expect(documents().map((document) => bySid(saidIn(document)))).toEqual(expected.map(bySid));
      }),
      { numRuns: 300 },
    );
    for (const wish of ['addAction', 'addStatement', 'renameAction'] as const) expect(made.get(wish) ?? 0).toBeGreaterThan(10);
  });
});
