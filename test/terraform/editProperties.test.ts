import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { type Model, type ModelStatement, model, someActions, spellModel } from './editGenerated.ts';
import { type Change, edited, type Files, policyText, textOf } from './editPolicyText.ts';

beforeAll(loadGrammars);

interface Wish {
  readonly kind:
    | 'addActions'
    | 'removeActions'
    | 'addStatement'
    | 'removeStatement'
    | 'replaceElement'
    | 'mergeStatements'
    | 'setSid'
    | 'addResources';
  readonly at: number;
  readonly actions: readonly string[];
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom(
    'addActions',
    'removeActions',
    'addStatement',
    'removeStatement',
    'replaceElement',
    'mergeStatements',
    'setSid',
    'addResources',
  ),
  at: fc.nat(),
  actions: someActions,
});

/** The statements after a wish, and the change that it asks for. */
function intended(statements: readonly ModelStatement[], { kind, at, actions }: Wish): { after: ModelStatement[]; change: Change } {
  const index = at % statements.length;
  const own = statements[index] as ModelStatement;
  const with_ = (part: Partial<ModelStatement>): ModelStatement[] =>
    statements.map((other, i) => (i === index ? { ...other, ...part } : other));
  const without = statements.filter((_, i) => i !== index);
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  switch (kind) {
    case 'addActions':
      return {
        after: with_({ actions: union(own.actions, actions) }),
        change: (read) => ({ kind, statement: read.statement(index).at, actions }),
      };
    case 'addResources': {
      const resources = ['arn:aws:s3:::new', 'arn:aws:s3:::new/*'];
      return {
        after: with_({ resources: union(own.resources, resources) }),
        change: (read) => ({ kind, statement: read.statement(index).at, resources: resources.map((text) => [text]) }),
      };
    }
    case 'removeActions': {
      const removed = own.actions.filter((action) => actions.includes(action));
      const left = own.actions.filter((action) => !removed.includes(action));
      const change: Change = (read) => ({
        kind,
        statement: read.statement(index).at,
        elements: removed.map((action) => read.element(index, action)),
      });
      return { after: left.length === 0 ? without : with_({ actions: left }), change };
    }
    case 'replaceElement': {
      const action = own.actions[at % own.actions.length] ?? '';
      const left = own.actions.filter((other) => other !== action);
      const change: Change = (read) => ({
        kind,
        statement: read.statement(index).at,
        element: read.element(index, action),
        with: actions.map((text) => [text]),
      });
      return { after: with_({ actions: union(left, actions) }), change };
    }
    case 'addStatement': {
      const added = { sid: 'Added', effect: 'Allow', actions, resources: ['*'] };
      return { after: [...statements, added], change: () => ({ kind, sid: added.sid, actions, resources: [['*']] }) };
    }
    case 'removeStatement':
      return { after: without, change: (read) => ({ kind, statement: read.statement(index).at }) };
    case 'mergeStatements': {
      const other = (index + 1) % statements.length;
      if (other === index)
        return { after: [...statements], change: (read) => ({ kind: 'addActions', statement: read.statement(index).at, actions: [] }) };
      const from = statements[other] as ModelStatement;
      const after = with_({ actions: union(own.actions, from.actions) }).filter((_, i) => i !== other);
      return { after, change: (read) => ({ kind, into: read.statement(index).at, from: read.statement(other).at }) };
    }
    case 'setSid':
      return { after: with_({ sid: 'Renamed' }), change: (read) => ({ kind, statement: read.statement(index).at, sid: 'Renamed' }) };
  }
}

/** What the files say, lists in alphabetical order. */
function said(files: Files): ModelStatement[] {
  const { document } = policyText(files).policy;
  if ('reason' in document) return [];
  return document.statements.map(({ sid, effect, actions, resources }) => ({
    sid: textOf(sid?.value ?? []),
    effect: textOf(effect?.value ?? []),
    actions: (actions?.elements ?? []).map(({ value }) => textOf(value)).sort(),
    resources: (resources?.elements ?? []).map(({ value }) => textOf(value)).sort(),
  }));
}

const sorted = (statements: readonly ModelStatement[]): ModelStatement[] =>
  statements.map((statement) => ({ ...statement, actions: [...statement.actions].sort(), resources: [...statement.resources].sort() }));

const commentsOf = (files: Files): string[] => Object.values(files).flatMap((text) => text.match(/# c\d+/g) ?? []);

/** The lines of a text without the spaces that align them and the commas that end them. */
const bareLines = (files: Files): string[] =>
  Object.values(files).flatMap((text) =>
    text.split(/\r?\n/).map((line) =>
      line
        .replace(/[ \t]+/g, ' ')
        .replace(/,(?=\s*(#|$))/, '')
        .trim(),
    ),
  );

function apply(files: Files, change: Change): Files {
  const outcome = edited(files, change);
  if (!('files' in outcome)) throw new Error(outcome.refused);
  return outcome.files;
}

/** The files after a change; `undefined` where comments stand against it. */
function applyUnlessCommented(files: Files, { kind }: Wish, change: Change): Files | undefined {
  const outcome = edited(files, change);
  const isCommented = kind === 'mergeStatements' && 'refused' in outcome && commentsOf(files).some((one) => outcome.refused.includes(one));
  return isCommented ? undefined : apply(files, change);
}

/** Where a comment begins on its line is up to `terraform fmt`: it aligns those of lines in a row. */
const unaligned = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/ +(?=# c\d)/g, ' ')]));

describe('edits of any policy in any style', () => {
  it('say what was meant, and nothing else changes', () => {
    fc.assert(
      fc.property(model, wish, (given, asked) => {
        const before = spellModel(given);
        expect(said(before)).toEqual(sorted(given.statements));
        const { after, change } = intended(given.statements, asked);
        const result = applyUnlessCommented(before, asked, change);
        if (!result) return;
        expect(said(result)).toEqual(sorted(after));
        const kept = given.statements.filter((statement) => after.includes(statement));
        const touched = given.statements.length - kept.length;
        if (touched === 0) {
          const lines = new Set(bareLines(result));
          if (!given.style.compact && !given.style.oneLine) for (const line of bareLines(before)) expect(lines.has(line)).toBe(true);
        }
        if (asked.kind !== 'removeActions' && asked.kind !== 'removeStatement' && asked.kind !== 'replaceElement') {
          expect(commentsOf(result)).toEqual(expect.arrayContaining(commentsOf(before)));
        }
        expect(new Set(commentsOf(result)).size).toBe(commentsOf(result).length);
        for (const text of Object.values(result)) if (given.style.windows) expect(/[^\r]\n/.test(text)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('are empty the second time', () => {
    const again: fc.Arbitrary<Wish> = wish.filter(({ kind }) => kind === 'addActions' || kind === 'addResources' || kind === 'setSid');
    fc.assert(
      fc.property(model, again, (given, asked) => {
        const { change } = intended(given.statements, asked);
        const once = apply(spellModel(given), change);
        expect(apply(once, change)).toEqual(once);
      }),
      { numRuns: 150 },
    );
  });

  it('take back what they added', () => {
    fc.assert(
      fc.property(model, fc.nat(), (given, at) => {
        // One line that a long list broke up stays broken up.
        fc.pre(given.style.listsOnLines && !given.style.oneLine);
        const before = spellModel(given);
        const index = at % given.statements.length;
        fc.pre((given.statements[index]?.actions.length ?? 0) > 1);
        const added = apply(before, (read) => ({ kind: 'addActions', statement: read.statement(index).at, actions: ['x:New', 'x:Newer'] }));
        const removed = apply(added, (read) => ({
          kind: 'removeActions',
          statement: read.statement(index).at,
          elements: ['x:New', 'x:Newer'].map((name) => read.element(index, name)),
        }));
        expect(unaligned(removed)).toEqual(unaligned(before));
      }),
      { numRuns: 150 },
    );
  });
});

const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
const hasTerraform = spawnSync('terraform', ['version'], { env }).status === 0;

describe('edits of what terraform fmt has formatted', () => {
  it('stay formatted', ({ skip }) => {
    skip(!hasTerraform, 'terraform is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'edit-'));
    try {
      const wanted = fc
        .sample(fc.tuple(model, wish), { numRuns: 400, seed: 7 })
        .filter(([{ style }]) => style.form !== 'json' && !style.windows);
      for (const [index, [given]] of wanted.entries()) writeFileSync(join(folder, `${index}.tf`), spellModel(given)['/w/iam.tf'] ?? '');
      const run = (...options: string[]): string =>
        spawnSync('terraform', ['fmt', ...options], { cwd: folder, env, encoding: 'utf8' }).stdout;
      run();
      const shown = new Map<string, [Model, Wish, string]>();
      for (const [index, [given, asked]] of wanted.entries()) {
        const name = join(folder, `${index}.tf`);
        const before = readFileSync(name, 'utf8');
        const after =
          applyUnlessCommented({ '/w/iam.tf': before }, asked, intended(given.statements, asked).change)?.['/w/iam.tf'] ?? before;
        writeFileSync(name, after);
        shown.set(`${index}.tf`, [given, asked, before]);
      }
      const different = run('-check', '-list=true', '-diff').trim();
      expect(different).toBe('');
      expect(shown.size).toBeGreaterThan(100);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
