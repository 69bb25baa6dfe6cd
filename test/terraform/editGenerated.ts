import fc from 'fast-check';

/** A policy as a model, and how its author would write it: what the properties of edits are checked on. */
export interface Model {
  readonly statements: readonly ModelStatement[];
  readonly style: Style;
}

export interface ModelStatement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

interface Style {
  readonly form: 'jsonencode' | 'document' | 'heredoc' | 'json';
  readonly unit: string;
  readonly keys: 'bare' | 'quoted';
  readonly sign: ' = ' | ' : ' | ': ';
  readonly listsOnLines: boolean;
  readonly singleAsString: boolean;
  readonly trailingCommas: boolean;
  readonly compact: boolean;
  readonly oneLine: boolean;
  readonly comments: boolean;
  /** Above each statement too. */
  readonly headings: boolean;
  readonly blankLines: boolean;
  readonly order: readonly number[];
  readonly windows: boolean;
}

const actionNames = [
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  'sqs:SendMessage',
  'dynamodb:BatchWriteItem',
  'logs:PutLogEvents',
  'polly:SynthesizeSpeech',
  'kms:Decrypt',
];
const resourceNames = ['*', 'arn:aws:s3:::bucket/*', 'arn:aws:sqs:eu-west-1:123456789012:queue'];

export const someActions = fc.uniqueArray(fc.constantFrom(...actionNames), { minLength: 1, maxLength: 5 });

const style: fc.Arbitrary<Style> = fc.record({
  form: fc.constantFrom('jsonencode', 'jsonencode', 'document', 'heredoc', 'json'),
  unit: fc.constantFrom('  ', '  ', '    ', '\t'),
  keys: fc.constantFrom('bare', 'quoted'),
  sign: fc.constantFrom(' = ', ' : ', ': '),
  listsOnLines: fc.boolean(),
  singleAsString: fc.boolean(),
  trailingCommas: fc.boolean(),
  compact: fc.boolean(),
  oneLine: fc.boolean(),
  comments: fc.boolean(),
  headings: fc.boolean(),
  blankLines: fc.boolean(),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  windows: fc.boolean(),
});

export const model: fc.Arbitrary<Model> = fc.record({
  statements: fc
    .array(
      fc.record({
        effect: fc.constantFrom('Allow', 'Deny'),
        actions: someActions,
        resources: fc.uniqueArray(fc.constantFrom(...resourceNames), { minLength: 1, maxLength: 2 }),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((statements) => statements.map((statement, index) => ({ sid: `S${index}`, ...statement }))),
  style,
});

/** The files that say what the model says. Every comment is told from every other. */
export function spellModel({ statements, style }: Model): Record<string, string> {
  const json = style.form === 'heredoc' || style.form === 'json';
  const block = style.form === 'document';
  let comments = 0;
  const comment = (lead: string): string => (style.comments && !json && !style.oneLine ? `${lead}# c${comments++}` : '');
  const sign = json ? ': ' : block ? ' = ' : style.sign;
  const quotedKeys = json || (!block && style.keys === 'quoted');
  const base = style.form === 'json' ? '' : block ? style.unit : style.unit.repeat(2);

  const list = (values: readonly string[], indent: string): string => {
    const [only] = values;
    if (values.length === 1 && style.singleAsString && !block && only !== undefined) return `"${only}"`;
    if (style.oneLine || !style.listsOnLines) return `[${values.map((value) => `"${value}"`).join(', ')}]`;
    const lines = values.map((value, index) => {
      const comma = index < values.length - 1 || (style.trailingCommas && !json) ? ',' : '';
      return `${indent}${style.unit}"${value}"${comma}${comment(' ')}`;
    });
    return `[\n${lines.join('\n')}\n${indent}]`;
  };

  const statement = (value: ModelStatement, indent: string): string => {
    const inner = indent + style.unit;
    const names = block ? ['sid', 'effect', 'actions', 'resources'] : ['Sid', 'Effect', 'Action', 'Resource'];
    const values = [`"${value.sid}"`, `"${value.effect}"`, list(value.actions, inner), list(value.resources, inner)];
    const entries = style.order.map((at) => `${quotedKeys ? `"${names[at]}"` : names[at]}${sign}${values[at]}`);
    if (style.oneLine && !block) return `{ ${entries.join(', ')} }`;
    const comma = json || quotedKeys ? ',' : '';
    return `{\n${entries.map((entry, index) => `${inner}${entry}${index < entries.length - 1 ? comma : ''}`).join('\n')}\n${indent}}`;
  };

  const between = style.blankLines ? '\n\n' : '\n';
  if (block) {
    const blocks = statements.map(
      (value) => `${style.comments && style.headings ? `${base}${comment('')}\n` : ''}${base}statement ${statement(value, base)}`,
    );
    return finish(style, { '/w/iam.tf': `data "aws_iam_policy_document" "p" {\n${blocks.join(between)}\n}\n` });
  }
  const key = (name: string): string => (quotedKeys ? `"${name}"` : name);
  const outer = base + style.unit;
  let body: string;
  if (style.compact) body = `[${statements.map((value) => statement(value, base)).join(', ')}]`;
  else {
    const lines = statements.map((value, index) => {
      const lead = style.headings ? comment('') : '';
      const comma = index < statements.length - 1 || (style.trailingCommas && !json) ? ',' : '';
      return `${lead === '' ? '' : `${outer}${lead}\n`}${outer}${statement(value, outer)}${comma}`;
    });
    body = `[\n${lines.join(between)}\n${base}]`;
  }
  const comma = json || quotedKeys ? ',' : '';
  const inside = `${base}${key('Version')}${sign}"2012-10-17"${comma}\n${base}${key('Statement')}${sign}${body}`;
  if (style.form === 'json') return finish(style, { '/w/policy.json': `{\n${inside}\n}\n` });
  if (style.form === 'heredoc')
    return finish(style, { '/w/iam.tf': `resource "aws_iam_policy" "p" {\n${style.unit}policy = <<EOT\n{\n${inside}\n}\nEOT\n}\n` });
  return finish(style, {
    '/w/iam.tf': `resource "aws_iam_policy" "p" {\n${style.unit}policy = jsonencode({\n${inside}\n${style.unit}})\n}\n`,
  });
}

function finish({ windows }: Style, files: Record<string, string>): Record<string, string> {
  if (!windows) return files;
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `\ufeff${text.replaceAll('\n', '\r\n')}`]));
}
