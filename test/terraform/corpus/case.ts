/** A module of the corpus: its files by name. Each is called once from a root module. */
export type Module = Readonly<Record<string, string>>;

/** A policy resource whose document is the expression. */
export function policy(expression: string, name = 'p'): string {
  return `resource "aws_iam_policy" "${name}" {\n  policy = ${expression}\n}\n`;
}

/** A document of one statement, as an object expression. */
export function documentOf(actions: string, resources = '"*"'): string {
  return `{\n  Version = "2012-10-17"\n  Statement = [{ Sid = "A", Effect = "Allow", Action = ${actions}, Resource = ${resources} }]\n}`;
}

export const encoded = (actions: string, resources?: string): string => `jsonencode(${documentOf(actions, resources)})`;
