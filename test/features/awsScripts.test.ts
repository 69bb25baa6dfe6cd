import { expect, test } from 'vitest';
import { root, workspace } from '../support/engine.ts';

const manifest = `{
  "name": "backend",
  "scripts": {
    "build": "tsc",
    "deploy": "aws s3 sync dist s3://site && aws nosuch run"
  }
}
`;

test('explain tells what a script asks of AWS, and that no workload is judged by it', async () => {
  const { engine } = await workspace({ 'package.json': manifest });
  const [section] = engine.explain('package.json:5').sections;
  expect([section?.title, ...(section?.lines ?? []).map(({ text, depth }) => '  '.repeat(depth) + text)]).toEqual([
    'AWS CLI in script deploy',
    'It runs with the permissions of whoever runs the script: no workload is judged by it.',
    'aws s3 sync dist s3://site',
    '  s3:PutObject (PutObject)',
    '  s3:ListBucket (ListObjectsV2)',
    'aws nosuch run',
    '  not known: no service nosuch is known',
  ]);
  expect(engine.explain('package.json:4').sections[0]?.title).toBe(`${root}/package.json:4`);
});

test('hover on a script tells the same in brief', async () => {
  const { engine } = await workspace({ 'package.json': manifest });
  const hover = engine.hover(`${root}/package.json`, manifest.indexOf('aws s3'));
  expect(hover?.plain).toContain('aws s3 sync dist s3://site needs s3:PutObject and s3:ListBucket');
  expect(engine.hover(`${root}/package.json`, manifest.indexOf('tsc'))).toBeNull();
});
