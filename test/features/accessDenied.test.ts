import { describe, expect, it } from 'vitest';
import { readAccessDenied } from '../../server/features/accessDenied.ts';

describe('an AccessDenied message', () => {
  it('of the SDK names action, resource and principal', () => {
    expect(
      readAccessDenied(
        'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/casey-task/0a1b is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2 because no identity-based policy allows the bedrock:InvokeModel action',
      ),
    ).toEqual({
      action: 'bedrock:InvokeModel',
      resource: 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2',
      principal: 'arn:aws:sts::123456789012:assumed-role/casey-task/0a1b',
      kind: 'implicit',
    });
  });

  it('of a Deny says so, in quotes and over several lines too', () => {
    expect(
      readAccessDenied(
        'User: "arn:aws:iam::1:user/ci"\n is not authorized to perform: "s3:PutObject"\n on resource: "arn:aws:s3:::media/a.png" with an explicit deny in an identity-based policy',
      ),
    ).toEqual({ action: 's3:PutObject', resource: 'arn:aws:s3:::media/a.png', principal: 'arn:aws:iam::1:user/ci', kind: 'explicit' });
  });

  it('may name no resource', () => {
    expect(readAccessDenied('is not authorized to perform: sts:AssumeRole')).toEqual({
      action: 'sts:AssumeRole',
      resource: null,
      principal: null,
      kind: null,
    });
  });

  it('is not what merely mentions an action', () => {
    expect(readAccessDenied('s3:PutObject')).toBeUndefined();
    expect(readAccessDenied('backend/src/a.ts:3')).toBeUndefined();
  });
});
