import { type Module, policy } from '../corpus/case.ts';

/**
 * One way to write a policy: Statement A allows `s3:GetObject` and `s3:ListBucket` on one bucket and what is in it, B allows
 * `s3:PutObject` on the same; some forms have A with fewer actions, or A alone.
 */
export interface EditForm {
  readonly files: Module;
  /** Address of the policy that is edited, below the module. */
  readonly address?: string;
}

export const resources = '["arn:aws:s3:::media", "arn:aws:s3:::media/*"]';

export const objects = (actions: string, more = ''): string =>
  `{
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "A"
        Effect   = "Allow"
        Action   = ${actions}
        Resource = ["arn:aws:s3:::media", "arn:aws:s3:::media/*"]
      },
      {
        Sid    = "B"
        Effect = "Allow"
        Action = [
          "s3:PutObject",
        ]
        Resource = ["arn:aws:s3:::media", "arn:aws:s3:::media/*"]${more}
      },
    ]
  }`;

export const encoded = (actions: string, more = ''): Module => ({ 'main.tf': `${more}${policy(`jsonencode(${objects(actions)})`)}` });
export const both = '["s3:GetObject", "s3:ListBucket"]';
export const withLocals = (actions: string, lists: Record<string, string>): Module =>
  encoded(
    actions,
    `locals {\n${Object.entries(lists)
      .map(([name, list]) => `  ${name} = ${list}\n`)
      .join('')}}\n\n`,
  );

export const block = (sid: string, actions: string): string =>
  `  statement {
    sid       = "${sid}"
    actions   = ${actions}
    resources = ["arn:aws:s3:::media", "arn:aws:s3:::media/*"]
  }
`;
export const data = (body: string, name = 'd'): string => `data "aws_iam_policy_document" "${name}" {\n${body}}\n\n`;
export const fromData = policy('data.aws_iam_policy_document.d.json');

export const json = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "A",
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:ListBucket"],
      "Resource": ["arn:aws:s3:::media", "arn:aws:s3:::media/*"]
    },
    {
      "Sid": "B",
      "Effect": "Allow",
      "Action": "s3:PutObject",
      "Resource": [
        "arn:aws:s3:::media",
        "arn:aws:s3:::media/*"
      ]
    }
  ]
}`;
export const windows = (files: Module): Module =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `\ufeff${text.replaceAll('\n', '\r\n')}`]));
export const tabs = (files: Module): Module =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2))]),
  );
export const unended = (files: Module): Module => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.trimEnd()]));

export const inner = (variable: string, expression: string): string => `variable "${variable}" {}\n${policy(expression)}`;
