import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Hole, type PartialText, resourceCanServe, resourceMatches } from '../../server/aws/index.ts';

const hole = (name: string): Hole => ({ hole: name });
const media = hole('aws_s3_bucket.media.arn');

describe('resourceMatches', () => {
  test.each<[string, PartialText, PartialText, string]>([
    ['equal', ['arn:aws:s3:::b/k'], ['arn:aws:s3:::b/k'], 'yes'],
    ['case counts', ['arn:aws:s3:::B/k'], ['arn:aws:s3:::b/k'], 'no'],
    ['a star', ['arn:aws:s3:::b/*'], ['arn:aws:s3:::b/a/k'], 'yes'],
    ['a question mark', ['arn:aws:s3:::b/?'], ['arn:aws:s3:::b/k'], 'yes'],
    ['everything', ['*'], [hole('modelId')], 'yes'],
    ['an equal hole', [media, '/*'], [media, '/', hole('key')], 'yes'],
    ['the bucket is not its objects', [media], [media, '/', hole('key')], 'no'],
    ['the objects are not their bucket', [media, '/*'], [media], 'no'],
    ['another hole may be equal', [media, '/*'], [hole('process.env.BUCKET_ARN'), '/', hole('key')], 'unknown'],
    ['a hole under a star', ['arn:aws:s3:::b/*'], ['arn:aws:s3:::b/', hole('key')], 'yes'],
    ['a hole that could hold a wildcard', [hole('var.pattern')], [hole('var.pattern'), '/k'], 'unknown'],
    ['two texts that no hole makes equal', ['arn:aws:s3:::a', hole('x')], ['arn:aws:sqs:::', hole('y')], 'no'],
    ['the partition is the policy’s own', ['arn:aws:s3:::b/*'], ['arn:', hole('${Partition}'), ':s3:::b/k'], 'yes'],
    ['a policy variable is any text', ['arn:aws:s3:::b/${aws:username}/*'], ['arn:aws:s3:::b/anna/k'], 'unknown'],
    ['an escaped star is a star', ['arn:aws:s3:::b/${*}'], ['arn:aws:s3:::b/*'], 'yes'],
    ['region unknown, statement not', ['arn:aws:sqs:eu-west-1:1:q'], ['arn:aws:sqs:', hole('${Region}'), ':1:q'], 'unknown'],
  ])('%s', (_, statement, resource, expected) => {
    expect(resourceMatches(statement, resource)).toBe(expected);
  });

  test('agrees with every filling of the holes', () => {
    const plain = 'aws_x_y.z.arn';
    const names = ['var.a', 'var.b', plain];
    const piece = (letters: string[]): fc.Arbitrary<string | Hole> =>
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...letters) }, { weight: 1, arbitrary: fc.constantFrom(...names).map(hole) });
    const fillings = ['', 'a', 'b', 'ab', '*', 'a*'];
    const fill = (text: PartialText, values: ReadonlyMap<string, string>): string =>
      text.map((part) => (typeof part === 'string' ? part : (values.get(part.hole) ?? ''))).join('');
    fc.assert(
      fc.property(
        fc.array(piece(['a', 'b', '*', '?']), { maxLength: 4 }),
        fc.array(piece(['a', 'b']), { maxLength: 4 }),
        (statement, resource) => {
          const answer = resourceMatches(statement, resource);
          const seen = new Set<boolean>();
          for (const a of fillings)
            for (const b of fillings)
              for (const c of fillings.slice(0, 4)) {
                const values = new Map([
                  ['var.a', a],
                  ['var.b', b],
                  [plain, c],
                ]);
                const pattern = new RegExp(`^${fill(statement, values).replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);
                seen.add(pattern.test(fill(resource, values)));
              }
          if (answer === 'yes') expect([...seen]).toEqual([true]);
          if (answer === 'no') expect([...seen]).toEqual([false]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('without holes it is never unknown', () => {
    const text = (letters: string[]): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text(['a', 'b', '*', '?']), text(['a', 'b']), (statement, resource) => {
        const expected = new RegExp(`^${statement.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(resource);
        expect(resourceMatches([statement], [resource])).toBe(expected ? 'yes' : 'no');
      }),
      { numRuns: 2000 },
    );
  });

  test('a hostile pattern is bounded work', () => {
    expect(resourceMatches([`${'*a'.repeat(500)}b`], ['a'.repeat(3000)])).toBe('no');
    expect(resourceMatches(['*'.repeat(20_000)], ['a'.repeat(20_000)])).toBe('unknown');
  });
});

describe('resourceCanServe', () => {
  test.each<[string, string, PartialText, string]>([
    ['objects under a bucket’s pattern', 's3:PutObject', ['arn:aws:s3:::b/*'], 'yes'],
    ['not ListBucket under bucket/*', 's3:ListBucket', ['arn:aws:s3:::b/*'], 'no'],
    ['a user of QuickSight, which is made in no region', 'quicksight:CreateUser', ['arn:aws:quicksight::1:user/${aws:userid}'], 'yes'],
    ['not one that is looked at', 'quicksight:DescribeUser', ['arn:aws:quicksight::1:user/default/a'], 'no'],
    [
      'not ListBucket under an unknown bucket’s objects',
      's3:ListBucket',
      ['arn:aws:s3:::', hole('aws_s3_bucket.media.bucket'), '/*'],
      'no',
    ],
    ['… whose ARN may as well be an access point’s', 's3:ListBucket', [media, '/*'], 'unknown'],
    ['ListBucket on the bucket', 's3:ListBucket', ['arn:aws:s3:::b'], 'yes'],
    ['not PutObject on the bucket', 's3:PutObject', ['arn:aws:s3:::b'], 'no'],
    ['an ARN that is not known', 's3:PutObject', [media], 'unknown'],
    ['a name within an ARN that is not known', 's3:PutObject', ['arn:aws:s3:::', hole('var.bucket'), '/*'], 'yes'],
    ['an action without resource types wants a star', 'transcribe:StartStreamTranscription', ['arn:aws:transcribe:*:*:*'], 'no'],
    ['… one that lists may be asked for all of a type', 'dynamodb:ListTables', ['arn:aws:dynamodb:*:*:table/*'], 'unknown'],
    ['… or of its service', 'ssm:DescribeParameters', ['arn:aws:ssm:', hole('var.region'), ':*:*'], 'unknown'],
    ['… not for some of a type', 'dynamodb:ListTables', ['arn:aws:dynamodb:*:*:table/a*'], 'no'],
    ['… not for all of another service', 'dynamodb:ListTables', ['arn:aws:s3:::*'], 'no'],
    ['… and EC2 asks for a star alone', 'ec2:DescribeInstances', ['arn:aws:ec2:*:*:instance/*'], 'no'],
    ['… and takes it', 'transcribe:StartStreamTranscription', ['*'], 'yes'],
    ['… a hole may be a star', 'transcribe:StartStreamTranscription', [hole('var.resource')], 'unknown'],
    ['DescribeLogGroups under no one group', 'logs:DescribeLogGroups', ['arn:aws:logs:*:*:log-group:casey-backend-*'], 'no'],
    ['DescribeLogGroups under all groups', 'logs:DescribeLogGroups', ['arn:aws:logs:*:*:*'], 'yes'],
    [
      'DescribeLogGroups under all groups of an account',
      'logs:DescribeLogGroups',
      ['arn:aws:logs:*:', { hole: 'var.account' }, ':log-group:*'],
      'yes',
    ],
    ['a trailing star matches past colons', 'logs:PutLogEvents', ['arn:aws:logs:*:*:log-group:casey-backend-*'], 'yes'],
    ['a log group with :*', 'logs:CreateLogGroup', ['arn:aws:logs:*:*:log-group:casey-backend:*'], 'yes'],
    ['a log group without :*', 'logs:CreateLogGroup', ['arn:aws:logs:*:*:log-group:casey-backend'], 'no'],
    ['streams without :*', 'logs:PutLogEvents', ['arn:aws:logs:*:*:log-group:casey-backend'], 'no'],
    ['a stream’s own ARN', 'logs:PutLogEvents', ['arn:aws:logs:eu-west-1:123456789012:log-group:g:log-stream:s'], 'yes'],
    ['the tagging actions want no :*', 'logs:TagResource', ['arn:aws:logs:*:*:log-group:casey-backend'], 'yes'],
    [
      'a log group of unknown name',
      'logs:PutLogEvents',
      ['arn:aws:logs:', hole('var.region'), ':', hole('local.account'), ':log-group:', hole('var.name'), ':*'],
      'yes',
    ],
    ['… without :*', 'logs:PutLogEvents', ['arn:aws:logs:*:*:log-group:', hole('var.name')], 'unknown'],
    ['an index of a table', 'dynamodb:Query', ['arn:aws:dynamodb:*:*:table/t/index/*'], 'yes'],
    ['another service’s ARN', 'sqs:SendMessage', ['arn:aws:sns:*:*:t'], 'no'],
    ['an inference profile', 'bedrock:InvokeModel', ['arn:aws:bedrock:*:*:inference-profile/us.anthropic.claude-*'], 'yes'],
    ['an action that nobody knows', 'nosuch:Thing', ['*'], 'unknown'],
  ])('%s', (_, action, statement, expected) => {
    expect(resourceCanServe(action, statement)).toBe(expected);
  });
});
