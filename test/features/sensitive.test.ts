import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

const code = `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
export const put = () => s3.putObject({ Bucket: process.env.BUCKET, Key: 'a' });
`;
const terraform = `variable "bucket" {
  sensitive = true
  default   = "hidden-bucket"
}

variable "account" {
  default = "hidden-account"
}

resource "aws_iam_policy" "backend" {
  name = "backend"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = var.bucket, Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::\${var.bucket}/*" },
      { Effect = "Allow", Action = "kms:Decrypt", Resource = "arn:aws:kms:*:\${sensitive(var.account)}:key/*" },
    ]
  })
}

resource "aws_iam_role" "worker" {
  name               = "worker"
  assume_role_policy = jsonencode({})
}

resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.worker.arn
  handler       = "src/main.put"
  environment {
    variables = { BUCKET = var.bucket }
  }
}
`;

test('what is sensitive is told in no answer', async () => {
  const { engine, findings, report } = await workspace({
    'package.json': '{ "dependencies": { "@aws-sdk/client-s3": "3" } }',
    'iam-policy-sync.json': '{ "pairs": [{ "code": "src", "policy": "aws_iam_policy.backend" }] }',
    'src/main.ts': code,
    'iam.tf': terraform,
  });
  expect(findings().map((one) => one.code)).toContain('missing-action');
  const graph = JSON.stringify(engine.graph());
  expect(graph).toContain('arn:aws:s3:::${var.bucket}/*');
  const explained = ['aws_iam_policy.backend', 's3:PutObject', 's3:GetObject'].map((target) => engine.explain(target));
  const hovers = ['Action', 's3:GetObject', 'kms:Decrypt', 'var.bucket'].map((word) =>
    engine.hover('/w/iam.tf', terraform.indexOf(word) + 1),
  );
  expect(hovers.some((one) => one !== null)).toBe(true);
  for (const text of [graph, report(), JSON.stringify(findings()), JSON.stringify(explained), JSON.stringify(hovers)])
    expect(text).not.toContain('hidden');
});
