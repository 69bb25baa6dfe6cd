import { describe, expect, test } from 'vitest';
import {
  actionTakesKey,
  arnFault,
  conditionKey,
  conditionOperator,
  conditionOperators,
  holdsWithoutKey,
  isValueOf,
  type PartialText,
  partitionNamed,
  partitionOf,
} from '../../server/aws/index.ts';

describe('a condition operator', () => {
  test.each([
    ['StringEquals', 'StringEquals'],
    ['foranyvalue:stringlikeIFEXISTS', 'ForAnyValue:StringLikeIfExists'],
    ['Null', 'Null'],
    ['NullIfExists', undefined],
    ['ForSomeValues:StringLike', undefined],
    ['StringMatches', undefined],
    ['', undefined],
  ])('%s is read as %s', (text, name) => {
    expect(conditionOperator(text)?.name).toBe(name);
  });

  test('each has its kind, and is negated by its name', () => {
    const read = conditionOperators.map((name) => conditionOperator(name));
    expect(read.every((one) => one !== undefined)).toBe(true);
    expect(read.filter((one) => one?.negated).map((one) => one?.name)).toEqual([
      'StringNotEquals',
      'StringNotEqualsIgnoreCase',
      'StringNotLike',
      'NumericNotEquals',
      'DateNotEquals',
      'NotIpAddress',
      'ArnNotEquals',
      'ArnNotLike',
    ]);
  });

  test.each<[string, string[], boolean | undefined]>([
    ['StringEquals', ['a'], false],
    ['StringNotEquals', ['a'], true],
    ['NotIpAddress', ['10.0.0.0/8'], true],
    ['ArnLikeIfExists', ['arn:*'], true],
    ['ForAllValues:StringEquals', ['a'], true],
    ['ForAnyValue:StringEquals', ['a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], undefined],
    ['Null', ['true'], true],
    ['Null', ['FALSE'], false],
    ['Null', ['true', 'false'], undefined],
  ])('%s %j without its key comes to %s', (name, values, expected) => {
    const operator = conditionOperator(name);
    expect(operator && holdsWithoutKey(operator, values)).toBe(expected);
  });

  test.each<[Parameters<typeof isValueOf>[0], string, boolean]>([
    ['Numeric', '10', true],
    ['Numeric', '1e3', true],
    ['Numeric', 'ten', false],
    ['Numeric', '', false],
    ['Bool', 'True', true],
    ['Bool', '1', false],
    ['Date', '2026-01-01T00:00:00Z', true],
    ['Date', '1767225600', true],
    ['Date', 'soon', false],
    ['IpAddress', '2001:db8::/32', true],
    ['IpAddress', '10.0.0.0/33', false],
    ['IpAddress', '10.0.0', false],
    ['IpAddress', '${aws:SourceIp}', true],
  ])('%s: %s is its value: %s', (kind, value, expected) => {
    expect(isValueOf(kind, value)).toBe(expected);
  });
});

describe('a condition key', () => {
  test.each([
    ['S3:PREFIX', 's3:prefix', 'String', false],
    ['aws:resourcetag/Team', 'aws:ResourceTag/${TagKey}', 'String', false],
    ['aws:TagKeys', 'aws:TagKeys', 'String', true],
    ['aws:SourceIp', 'aws:SourceIp', 'IpAddress', false],
    ['aws:PrincipalArn', 'aws:PrincipalArn', 'Arn', false],
    ['s3:ExistingObjectTag/stage', 's3:ExistingObjectTag/${TagKey}', 'String', false],
    ['ec2:SourceInstanceARN', 'ec2:SourceInstanceArn', 'Arn', false],
    ['kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContext:${EncryptionContextKey}', 'String', false],
  ])('%s is %s', (written, name, kind, several) => {
    expect(conditionKey(written)).toEqual({ name, kind, several });
  });

  test('that there is not is told from one that is not known', () => {
    expect(conditionKey('s3:prefx')).toBeNull();
    expect(conditionKey('aws:PrincipalOrg')).toBeNull();
    expect(conditionKey('aws:ResourceTag/')).toBeNull();
    expect(conditionKey('token.actions.githubusercontent.com:sub')).toBeUndefined();
    expect(conditionKey('nonsense')).toBeUndefined();
  });

  test.each([
    ['s3:ListBucket', 's3:prefix', 'yes'],
    ['s3:GetObject', 's3:prefix', 'no'],
    ['s3:*', 's3:prefix', 'yes'],
    ['s3:GetObject', 'aws:SourceVpce', 'yes'],
    ['ec2:StartInstances', 'aws:ResourceTag/team', 'yes'],
    ['ec2:DescribeInstances', 'aws:ResourceTag/team', 'no'],
    ['aws-marketplace:Subscribe', 'aws-marketplace:ProductId', 'yes'],
    ['*', 's3:prefix', 'unknown'],
    ['s3:NoSuchAction', 's3:prefix', 'unknown'],
    // The reference gives these to no action; the pages of Step Functions and EC2 Instance Connect do.
    ['states:InvokeHTTPEndpoint', 'states:HTTPMethod', 'unknown'],
    ['ec2-instance-connect:OpenTunnel', 'ec2-instance-connect:maxTunnelDuration', 'unknown'],
    ['kms:Decrypt', 's3:prefix', 'no'],
  ])('%s takes %s: %s', (pattern, key, expected) => {
    expect(actionTakesKey(pattern, key)).toBe(expected);
  });
});

describe('an ARN', () => {
  test.each<[PartialText, string | undefined]>([
    [['*'], undefined],
    [['arn:aws:s3:::media/*'], undefined],
    [['arn:aws:s3:::media:a:b'], undefined],
    [['arn:*:sqs:*'], undefined],
    [['arn:aws:iam::aws:policy/ReadOnlyAccess'], undefined],
    [['arn:aws:sqs:*1:12:jobs'], undefined],
    [[{ hole: 'aws_s3_bucket.media.arn' }, '/*'], undefined],
    [['arn:aws:sqs:', { hole: 'var.region' }, ':12:jobs'], undefined],
    [['arn:', { hole: 'data.aws_partition.current.partition' }, ':sqs:eu-west-1:12:jobs'], 'account'],
    [['ar', { hole: 'var.rest' }], undefined],
    [['media/', { hole: 'var.key' }], 'arn'],
    [['bucket'], 'arn'],
    [['arn:aws:s3'], 'parts'],
    [['arn:aws-us:s3:::media'], 'partition'],
    [['arn:aws:sqs:us-eats-1:123456789012:jobs'], 'region'],
    [['arn:aws:sqs:us-gov-west-1:123456789012:jobs'], 'foreignRegion'],
  ])('%j has the fault %s', (resource, kind) => {
    expect(arnFault(resource)?.kind).toBe(kind);
  });

  test('is of a partition, as a region is', () => {
    expect(partitionNamed(['arn:aws-cn:s3:::media'])).toBe('aws-cn');
    expect(partitionNamed(['arn:aws*:s3:::media'])).toBeUndefined();
    expect(partitionNamed(['arn:aws', { hole: 'x' }])).toBeUndefined();
    expect(['eu-west-1', 'ap-south-9', 'cn-north-1', 'us-iso-east-1', 'eusc-de-east-1', 'us-eats-1', 'global'].map(partitionOf)).toEqual([
      'aws',
      'aws',
      'aws-cn',
      'aws-iso',
      'aws-eusc',
      undefined,
      undefined,
    ]);
  });
});
