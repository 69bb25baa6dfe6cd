const code = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({});

/** Keeps a recording. */
export async function keep(key: string): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: 'recordings', Key: key }));
}
`;

const policy = (...actions: readonly string[]) => `resource "aws_iam_policy" "backend" {
  name = "backend"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Recordings"
        Effect = "Allow"
        Action = [
${actions.map((action) => `          "${action}",`).join('\n')}
        ]
        Resource = "*"
      },
    ]
  })
}
`;

const manifest = '{ "name": "backend", "dependencies": { "@aws-sdk/client-s3": "^3.900.0" } }\n';

/** A backend whose one call is granted. */
export const inSync = { 'backend/package.json': manifest, 'backend/src/main.ts': code, 'terraform/iam.tf': policy('s3:PutObject') };

/** The same with a permission missing and another that nobody uses. */
export const drifted = { ...inSync, 'terraform/iam.tf': policy('s3:ListAllMyBuckets') };

/** A reference document whose table has fallen behind. */
export const referenceDocument = `# AWS

## This Project's Clients

| SDK client | IAM prefix | Actions |
| --- | --- | --- |
| \`@aws-sdk/client-sqs\` | \`sqs\` | \`sqs:SendMessage\` |

## Notes

Ask before adding a service.
`;
