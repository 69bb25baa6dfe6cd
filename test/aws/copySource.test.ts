import { expect, test } from 'vitest';
import { type PartialText, requires, resourceOf } from '../../server/aws/index.ts';

test.each<[string, PartialText, PartialText]>([
  ['is no part of the object', ['from/in/a.txt?versionId=abc'], [':s3:::from/in/a.txt']],
  [
    'is none of one that is known in part',
    ['from/', { hole: 'key' }, '?versionId=', { hole: 'version' }],
    [':s3:::from/', { hole: 'key' }],
  ],
])('the version that a copy reads %s', (_, source, arn) => {
  const need = requires('@aws-sdk/client-s3', 'CopyObject')?.actions.find(({ action }) => action === 's3:GetObject');
  if (!need) throw new Error('no such need');
  const [read = []] = resourceOf(need, (parameter) => (parameter === 'CopySource' ? source : undefined));
  expect(read.slice(2)).toEqual(arn);
});
