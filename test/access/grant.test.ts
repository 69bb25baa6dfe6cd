import { describe, expect, it } from 'vitest';
import { grantedIn } from '../../server/access/index.ts';
import type { PartialText } from '../../server/aws/index.ts';
import type { PolicyDocument, Sourced, Statement } from '../../server/terraform/index.ts';

const at = { file: '/w/iam.tf', item: 'policy', node: 0 };
const sourced = <T>(value: T): Sourced<T> => ({ value, at });
const list = (texts: readonly (string | PartialText)[] | undefined) =>
  texts ? { at, open: null, elements: texts.map((text) => sourced<PartialText>(typeof text === 'string' ? [text] : text)) } : null;

interface Written {
  readonly effect?: string;
  readonly actions?: readonly (string | PartialText)[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly (string | PartialText)[];
  readonly condition?: unknown;
}

const statement = ({ effect = 'Allow', actions, notActions, resources = ['*'], condition }: Written): Statement => ({
  at,
  open: null,
  sid: null,
  effect: sourced<PartialText>([effect]),
  actions: list(actions),
  notActions: list(notActions),
  resources: list(resources),
  notResources: null,
  conditions: condition === undefined ? null : { value: condition, at, tests: [], open: null },
  principals: null,
});

const verdict = (
  statements: readonly Written[],
  action: string,
  resources: readonly PartialText[] = [],
  unknown: PolicyDocument['unknown'] = [],
) => grantedIn({ at, version: null, statements: statements.map(statement), unknown, problems: [] }, action, resources).verdict;

const object = [['arn:aws:s3:::media/a.png']];

describe('an action is', () => {
  it('granted by an Allow that names it, in any spelling of case or wildcard', () => {
    expect(verdict([{ actions: ['S3:getobject'] }], 's3:GetObject')).toBe('granted');
    expect(verdict([{ actions: ['s3:Get*'] }], 's3:GetObject')).toBe('granted');
    expect(verdict([{ actions: ['s3:Put*'] }], 's3:GetObject')).toBe('silent');
  });

  it('granted by a NotAction that does not name it', () => {
    expect(verdict([{ notActions: ['iam:*'] }], 's3:GetObject')).toBe('granted');
    expect(verdict([{ notActions: ['s3:*'] }], 's3:GetObject')).toBe('silent');
  });

  it('granted under a Condition, which is told', () => {
    const document = {
      at,
      version: null,
      statements: [statement({ actions: ['s3:GetObject'], condition: {} })],
      unknown: [],
      problems: [],
    };
    expect(grantedIn(document, 's3:GetObject', [])).toMatchObject({ verdict: 'granted', by: [{ conditional: true }] });
  });

  it('granted elsewhere when the resources cannot be the call’s', () => {
    expect(verdict([{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::media/*'] }], 's3:GetObject', object)).toBe('granted');
    expect(verdict([{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::raw/*'] }], 's3:GetObject', object)).toBe('elsewhere');
    expect(verdict([{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::media'] }], 's3:GetObject')).toBe('elsewhere');
  });

  it('granted as far as is known when the resource is a reference', () => {
    expect(verdict([{ actions: ['s3:GetObject'], resources: [[{ hole: 'aws_s3_bucket.media.arn' }, '/*']] }], 's3:GetObject', object)).toBe(
      'granted',
    );
  });

  it('denied by an unconditional Deny of its own pattern, whatever allows it', () => {
    const allow = { actions: ['s3:*'] };
    expect(verdict([allow, { effect: 'Deny', actions: ['s3:Get*'] }], 's3:GetObject')).toBe('denied');
    expect(verdict([allow, { effect: 'Deny', actions: ['s3:Put*'] }], 's3:GetObject')).toBe('granted');
    expect(verdict([allow, { effect: 'Deny', notActions: ['s3:*'] }], 's3:GetObject')).toBe('granted');
  });

  it('open when a Deny has a Condition, or lies on resources that may be the call’s', () => {
    const allow = { actions: ['s3:*'] };
    expect(verdict([allow, { effect: 'Deny', actions: ['s3:*'], condition: {} }], 's3:GetObject')).toBe('depends');
    expect(verdict([allow, { effect: 'Deny', actions: ['s3:*'], resources: ['arn:aws:s3:::secret/*'] }], 's3:GetObject')).toBe('depends');
    expect(verdict([allow, { effect: 'Deny', actions: ['s3:*'], resources: ['arn:aws:s3:::secret/*'] }], 's3:GetObject', object)).toBe(
      'granted',
    );
  });

  it('open when a part of the document, or an action in it, is not known', () => {
    expect(verdict([{ actions: ['s3:PutObject'] }], 's3:GetObject', [], [{ reason: 'no such file', at }])).toBe('depends');
    expect(verdict([{ actions: [[{ hole: 'var.action' }]] }], 's3:GetObject')).toBe('depends');
  });

  it('silent when nothing speaks of it', () => {
    expect(verdict([], 's3:GetObject')).toBe('silent');
  });
});
