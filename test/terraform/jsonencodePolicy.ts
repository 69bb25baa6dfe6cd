/** A policy of which `jsonencode` makes the document: its lines, indented by four. */
export const document = (text: string): string => `resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n${text}\n  })\n}\n`;

/** A policy whose statements are given, with the lines of the resource around them. */
export const policy = (statements: string): string => document(`    Version = "2012-10-17"\n    Statement = [\n${statements}\n    ]`);

/** A policy of one statement with this list of actions. */
export const actions = (list: string): string =>
  policy(`      {\n        Sid    = "A"\n        Effect = "Allow"\n${list}\n        Resource = "*"\n      }`);
