import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const head = `import { S3 } from '@aws-sdk/client-s3';\nconst s3 = new S3({});\nconst headObject = (client, Bucket, Key) => client.headObject({ Bucket, Key });`;

test.each([
  [
    'bound by lodash',
    "import _ from 'lodash';\nconst run = _.partial(headObject, s3, process.env.B);\nexport const go = () => run('k');",
    '$B, "k"',
  ],
  [
    'bound by ramda',
    "import { partial } from 'ramda';\nconst run = partial(headObject, [s3, 'b']);\nexport const go = () => run('k');",
    '"b", "k"',
  ],
  [
    'curried, at once',
    "import { curry } from 'lodash/fp';\nconst run = curry(headObject);\nexport const go = () => run(s3, 'b', 'k');",
    '"b", "k"',
  ],
  [
    'curried, one by one',
    "import * as R from 'ramda';\nconst run = R.curry(headObject)(s3);\nexport const go = () => run('b')('k');",
    '"b", "k"',
  ],
  [
    'one after another',
    "import { pipe } from 'ramda';\nconst run = pipe((name) => ({ Bucket: name, Key: 'k' }), (input) => s3.headObject(input));\nexport const go = () => run('b');",
    '"b", "k"',
  ],
  [
    'one after another, the last first',
    "import { compose } from 'ramda';\nconst run = compose((input) => s3.headObject(input), (name) => ({ Bucket: name, Key: 'k' }));\nexport const go = () => run('b');",
    '"b", "k"',
  ],
  [
    'through functions',
    "import { pipe } from 'remeda';\nexport const go = () => pipe('b', (name) => ({ Bucket: name, Key: 'k' }), (input) => s3.headObject(input));",
    '"b", "k"',
  ],
  [
    'later',
    "import debounce from 'lodash/debounce';\nconst run = debounce((name) => headObject(s3, name, 'k'), 100);\nexport const go = () => run('b');",
    '"b", "k"',
  ],
  [
    'a few at a time',
    "import pMap from 'p-map';\nexport const go = () => pMap(['a', 'b'], (name) => headObject(s3, name, 'k'));",
    '"a" | "b", "k"',
  ],
])('what a function is given that a library calls: %s', async (_name, text, expected) => {
  const { call } = await program(`${head}\n${text}`);
  const { Bucket, Key } = call('HeadObject').input;
  expect(`${shortValue(Bucket)}, ${shortValue(Key)}`).toBe(expected);
});

test('a client that goes to such a function is no unknown use', async () => {
  const { found } = await program(
    `${head}\nimport * as R from 'ramda';\nconst run = R.curry(headObject);\nexport const go = () => run(s3)('b')('k');`,
  );
  expect(found().filter((line) => line.includes('?'))).toEqual([]);
});
