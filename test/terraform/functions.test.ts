import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { StatementList } from '../../server/terraform/index.ts';
import { findTerraform } from '../support/terraform.ts';
import { rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { functionCalls } from './corpus/functions.ts';

const terraform = findTerraform();

/** Functions that are left unknown on purpose, with what is said of them. */
const notEvaluated: Readonly<Record<string, string>> = {
  abspath: 'evaluated, but its answer is a path of this machine',
  base64gzip: 'gives what the compressor at hand makes',
  bcrypt: 'gives another value each time',
  issensitive: 'asks for a mark that is not followed here',
  plantimestamp: 'gives another value each time',
  rsadecrypt: 'needs a private key, which is not used here',
  timestamp: 'gives another value each time',
  uuid: 'gives another value each time',
};

interface Signatures {
  readonly function_signatures: Readonly<Record<string, { readonly return_type: string | readonly unknown[] }>>;
}

/** What the installed terraform says that its functions give, by their names. */
function signatures(): ReadonlyMap<string, unknown> {
  if (!terraform) return new Map();
  const text = execFileSync(terraform.binary, ['metadata', 'functions', '-json'], { env: terraform.env, encoding: 'utf8', stdio: 'pipe' });
  const { function_signatures: all } = JSON.parse(text) as Signatures;
  const own = Object.entries(all).filter(([name]) => !name.startsWith('core::'));
  return new Map(own.map(([name, { return_type: type }]) => [name, Array.isArray(type) ? type[0] : type]));
}

/** The actions of policies, one for each expression. */
async function actionsOf(expressions: readonly string[], more = ''): Promise<readonly (StatementList | null | undefined)[]> {
  const text = expressions.map((expression, index) => policy(encoded(expression), `p${index}`)).join('');
  const { terraform: ours } = await rooms({ 'main.tf': more + text });
  return expressions.map((_, index) => {
    const document = ours.policy(`/w aws_iam_policy.p${index}`)?.document;
    return document && 'statements' in document ? document.statements[0]?.actions : undefined;
  });
}

describe.skipIf(!terraform)('functions of the installed terraform (skipped without it)', () => {
  it('are all compared with it, or left unknown with a reason', () => {
    const known = [...Object.keys(functionCalls), ...Object.keys(notEvaluated)].filter((name) => !name.startsWith('provider::'));
    expect(known.sort()).toEqual([...signatures().keys()].sort());
  });

  it('give a text or a list where they are not known, as their signatures say', async () => {
    const typed = [...signatures()].filter(([, type]) => type === 'string' || type === 'list' || type === 'set');
    const found = await actionsOf(
      typed.map(([name]) => `${name}(var.u, var.u)`),
      'variable "u" {}\n',
    );
    const kinds = found.map((actions) => (actions?.open == null && actions?.elements.length === 1 ? 'string' : 'list'));
    expect(Object.fromEntries(typed.map(([name], index) => [name, kinds[index]]))).toEqual(
      Object.fromEntries(typed.map(([name, type]) => [name, type === 'set' ? 'list' : type])),
    );
  });
});

describe('functions', () => {
  it('that are left unknown say why', async () => {
    const names = Object.keys(notEvaluated).filter((name) => name !== 'abspath');
    const found = await actionsOf(names.map((name) => `[for one in ${name}("x") : one]`));
    expect(found.map((actions) => actions?.open)).toEqual(names.map((name) => `${name} ${notEvaluated[name]}`));
  });

  it('that nobody knows, and those of other providers, are named', async () => {
    const [other, provider] = await actionsOf(['[for a in frobnicate(1) : a]', '[for a in provider::acme::actions() : a]']);
    expect(other?.open).toBe('the function frobnicate is not evaluated here');
    expect(provider?.open).toBe('the function provider::acme::actions is not evaluated here');
  });

  it('by their full names too', async () => {
    const [actions] = await actionsOf(['[core::upper("a")]']);
    expect(actions?.elements.map(({ value }) => value)).toEqual([['A']]);
  });
});

describe('YAML', () => {
  const yaml =
    'Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: [s3:GetObject]\n    Resource:\n      - ${bucket}\n      - ${bucket}/*\n';

  it('in a template keeps what only apply knows', async () => {
    const { terraform: ours } = await rooms(
      {
        'main.tf': `resource "aws_s3_bucket" "b" {}\n${policy('jsonencode(yamldecode(templatefile("p.yaml", { bucket = aws_s3_bucket.b.arn })))')}`,
      },
      { 'p.yaml': yaml },
    );
    const found = ours.policy('/w aws_iam_policy.p');
    if (!found || 'reason' in found.document) throw new Error(found?.document.at.file);
    expect(found.document.statements[0]?.resources?.elements.map(({ value }) => value)).toEqual([
      [{ hole: 'aws_s3_bucket.b.arn' }],
      [{ hole: 'aws_s3_bucket.b.arn' }, '/*'],
    ]);
    expect(found.document.statements[0]?.actions?.at.file).toBe('/w/p.yaml');
    expect(found.notEditable).toBe('it is written in YAML');
  });

  it('that is none says where', async () => {
    const { terraform: ours } = await rooms({ 'main.tf': policy('jsonencode(yamldecode(file("p.yaml")))') }, { 'p.yaml': 'a:\n  - [b\n' });
    expect(ours.policy('/w aws_iam_policy.p')?.document).toMatchObject({
      reason: expect.stringContaining('it is no valid YAML: line 3, column 1'),
    });
  });

  it('whose aliases multiply is given up', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++)
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    const { terraform: ours } = await rooms(
      { 'main.tf': policy('jsonencode(yamldecode(file("p.yaml")))') },
      { 'p.yaml': lines.join('\n') },
    );
    expect(ours.policy('/w aws_iam_policy.p')?.document).toMatchObject({ reason: 'it is no valid YAML: its aliases make it too large' });
  });
});
