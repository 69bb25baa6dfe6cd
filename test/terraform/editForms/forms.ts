import { type Module, policy } from '../corpus/case.ts';

/**
 * Ways to write one policy: Statement A allows `s3:GetObject` and `s3:ListBucket` on one bucket and what is in it, B allows
 * `s3:PutObject` on the same. `one` where the form holds a single Statement.
 */
export interface EditForm {
  readonly files: Module;
  /** Address of the policy that is edited, below the module. */
  readonly address?: string;
}

const resources = '["arn:aws:s3:::media", "arn:aws:s3:::media/*"]';

const objects = (actions: string, more = ''): string =>
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

const encoded = (actions: string, more = ''): Module => ({ 'main.tf': `${more}${policy(`jsonencode(${objects(actions)})`)}` });
const both = '["s3:GetObject", "s3:ListBucket"]';
const withLocals = (actions: string, lists: Record<string, string>): Module =>
  encoded(
    actions,
    `locals {\n${Object.entries(lists)
      .map(([name, list]) => `  ${name} = ${list}\n`)
      .join('')}}\n\n`,
  );

const block = (sid: string, actions: string): string =>
  `  statement {
    sid       = "${sid}"
    actions   = ${actions}
    resources = ["arn:aws:s3:::media", "arn:aws:s3:::media/*"]
  }
`;
const data = (body: string, name = 'd'): string => `data "aws_iam_policy_document" "${name}" {\n${body}}\n\n`;
const fromData = policy('data.aws_iam_policy_document.d.json');

const json = `{
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
const windows = (files: Module): Module =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `\ufeff${text.replaceAll('\n', '\r\n')}`]));
const tabs = (files: Module): Module =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace(/^( {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2))]),
  );
const unended = (files: Module): Module => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.trimEnd()]));

const commented = `resource "aws_iam_policy" "p" {
  # the policy
  policy = jsonencode({ # opened
    Version = "2012-10-17" // current
    /* all */
    Statement = [ # statements
      # first
      { # A
        # its name
        Sid    = "A" # a
        Effect = "Allow"
        # its actions
        Action = [ # list
          # reads
          "s3:GetObject", # get
          /* lists */ "s3:ListBucket" /* list */ # more
          # end of the list
        ] # behind
        Resource = ["arn:aws:s3:::media" /* bucket */, "arn:aws:s3:::media/*"] # where
      } # end of A
      , # a comma by itself
      # second
      {
        Sid      = "B"
        Effect   = "Allow"
        Action   = "s3:PutObject" # put
        Resource = ["arn:aws:s3:::media", "arn:aws:s3:::media/*"]
      } # end of B
      # end of all
    ]
  })
}
`;

const inner = (variable: string, expression: string): string => `variable "${variable}" {}\n${policy(expression)}`;

/** One entry a form, by name. */
export const editForms: Readonly<Record<string, EditForm>> = {
  list: { files: encoded(both) },
  list_lines: { files: encoded('[\n          "s3:GetObject",\n          "s3:ListBucket"\n        ]') },
  list_unsorted: { files: encoded('["s3:ListBucket", "s3:GetObject"]') },
  list_mixed_lines: { files: encoded('["s3:GetObject",\n          "s3:ListBucket"]') },
  list_parenthesised: { files: encoded('(["s3:GetObject", "s3:ListBucket"])') },
  string: { files: encoded('"s3:GetObject"') },
  string_parenthesised: { files: encoded('("s3:GetObject")') },
  format_string: { files: encoded('format("%s:GetObject", "s3")') },
  list_of_names: { files: withLocals('[local.get, local.list]', { get: '"s3:GetObject"', list: '"s3:ListBucket"' }) },
  one_name: { files: withLocals('local.get', { get: '"s3:GetObject"' }) },
  interpolated: { files: withLocals('["${local.s}:GetObject", "${local.s}:ListBucket"]', { s: '"s3"' }) },
  locals_once: { files: withLocals('local.reads', { reads: both }) },
  locals_lines: { files: withLocals('local.reads', { reads: '[\n    "s3:GetObject",\n    "s3:ListBucket",\n  ]' }) },
  locals_shared: {
    files: {
      'main.tf': `locals {\n  reads = ${both}\n}\n\n${policy(`jsonencode(${objects('local.reads')})`)}\n${policy(`jsonencode(${objects('local.reads')})`, 'q')}`,
    },
  },
  locals_chained: { files: withLocals('local.all', { all: 'local.reads', reads: both }) },
  locals_object: { files: withLocals('local.by.reads', { by: `{\n    reads  = ${both}\n    writes = ["s3:PutObject"]\n  }` }) },
  locals_indexed: { files: withLocals('local.by["reads"]', { by: `{ reads = ${both}, writes = ["s3:PutObject"] }` }) },
  concat_names: { files: withLocals('concat(local.get, local.list)', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  concat_literal: { files: withLocals('concat(local.get, ["s3:ListBucket"])', { get: '["s3:GetObject"]' }) },
  concat_empty: { files: withLocals('concat(local.reads, [])', { reads: both }) },
  concat_expanded: { files: withLocals('concat([local.get, local.list]...)', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  setunion: { files: withLocals('setunion(local.get, ["s3:ListBucket"])', { get: '["s3:GetObject"]' }) },
  setunion_names: { files: withLocals('setunion(local.get, local.list)', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  distinct: { files: withLocals('distinct(concat(local.get, ["s3:ListBucket"]))', { get: '["s3:GetObject"]' }) },
  flatten: { files: withLocals('flatten([local.get, ["s3:ListBucket"]])', { get: '["s3:GetObject"]' }) },
  flatten_names: { files: withLocals('flatten([local.get, local.list])', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  toset: { files: encoded(`toset(${both})`) },
  sort: { files: encoded('sort(["s3:ListBucket", "s3:GetObject"])') },
  compact: { files: encoded('compact(["s3:GetObject", "", "s3:ListBucket"])') },
  merge_values: { files: withLocals('values(merge(local.a, { b = "s3:ListBucket" }))', { a: '{ a = "s3:GetObject" }' }) },
  conditional: { files: encoded('var.write ? ["s3:GetObject", "s3:ListBucket"] : []', 'variable "write" {\n  default = true\n}\n\n') },
  concat_conditional: {
    files: encoded('concat(["s3:GetObject"], var.write ? ["s3:ListBucket"] : [])', 'variable "write" {\n  default = true\n}\n\n'),
  },
  for_expression: { files: encoded('[for verb in ["GetObject", "ListBucket"] : "s3:${verb}"]') },
  for_same: { files: encoded('[for action in ["s3:GetObject", "s3:ListBucket"] : action]') },
  formatlist: { files: encoded('formatlist("s3:%s", ["GetObject", "ListBucket"])') },
  split: { files: encoded('split(",", "s3:GetObject,s3:ListBucket")') },
  variable_default: { files: encoded('var.reads', `variable "reads" {\n  type    = list(string)\n  default = ${both}\n}\n\n`) },
  module_input: {
    files: {
      'main.tf': `module "inner" {\n  source = "./inner"\n  reads  = ${both}\n}\n`,
      'inner/main.tf': inner('reads', `jsonencode(${objects('var.reads')})`),
    },
    address: 'module.inner.aws_iam_policy.p',
  },
  module_input_concat: {
    files: {
      'main.tf': `module "inner" {\n  source = "./inner"\n  reads  = ["s3:ListBucket"]\n}\n`,
      'inner/main.tf': inner('reads', `jsonencode(${objects('concat(["s3:GetObject"], var.reads)')})`),
    },
    address: 'module.inner.aws_iam_policy.p',
  },
  module_document: {
    files: {
      'main.tf': `module "inner" {\n  source = "./inner"\n  policy = jsonencode(${objects(both)})\n}\n`,
      'inner/main.tf': inner('policy', 'var.policy'),
    },
    address: 'module.inner.aws_iam_policy.p',
  },
  module_statements: {
    files: {
      'main.tf': `module "inner" {
  source = "./inner"
  statements = [
    {
      Sid      = "A"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:ListBucket"]
      Resource = ${resources}
    },
    {
      Sid      = "B"
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = ${resources}
    },
  ]
}
`,
      'inner/main.tf': inner('statements', 'jsonencode({ Version = "2012-10-17", Statement = var.statements })'),
    },
    address: 'module.inner.aws_iam_policy.p',
  },
  module_twice: {
    files: {
      'main.tf': `module "one" {\n  source = "./inner"\n}\n\nmodule "two" {\n  source = "./inner"\n}\n`,
      'inner/main.tf': policy(`jsonencode(${objects(both)})`),
    },
    address: 'module.one.aws_iam_policy.p',
  },
  module_output: {
    files: {
      'main.tf': `module "inner" {\n  source = "./inner"\n}\n\n${policy(`jsonencode(${objects('module.inner.reads')})`)}`,
      'inner/main.tf': `output "reads" {\n  value = ${both}\n}\n`,
    },
  },
  for_each_map: {
    files: {
      'main.tf': `locals {
  roles = {
    reader = ["s3:GetObject", "s3:ListBucket"]
    writer = ["s3:DeleteObject"]
  }
}

resource "aws_iam_policy" "p" {
  for_each = local.roles
  name     = each.key
  policy   = jsonencode(${objects('each.value')})
}
`,
    },
    address: 'aws_iam_policy.p["reader"]',
  },
  for_each_shared: {
    files: {
      'main.tf': `resource "aws_iam_policy" "p" {\n  for_each = toset(["a", "b"])\n  name     = each.key\n  policy   = jsonencode(${objects(both)})\n}\n`,
    },
    address: 'aws_iam_policy.p["a"]',
  },
  counted: {
    files: { 'main.tf': `resource "aws_iam_policy" "p" {\n  count  = 1\n  policy = jsonencode(${objects(both)})\n}\n` },
    address: 'aws_iam_policy.p[0]',
  },
  one_line: {
    files: {
      'main.tf': policy(
        `jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "A", Effect = "Allow", Action = ${both}, Resource = ${resources} }, { Sid = "B", Effect = "Allow", Action = "s3:PutObject", Resource = ${resources} }] })`,
      ),
    },
  },
  one_statement_object: {
    files: {
      'main.tf': policy(
        `jsonencode({\n    Version = "2012-10-17"\n    Statement = {\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = "s3:GetObject"\n      Resource = ${resources}\n    }\n  })`,
      ),
    },
  },
  compact_list: {
    files: {
      'main.tf': policy(
        `jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = ${both}\n      Resource = ${resources}\n      }, {\n      Sid      = "B"\n      Effect   = "Allow"\n      Action   = ["s3:PutObject"]\n      Resource = ${resources}\n    }]\n  })`,
      ),
    },
  },
  quoted_keys: {
    files: {
      'main.tf': policy(
        `jsonencode({\n    "Version" : "2012-10-17",\n    "Statement" : [\n      {\n        "Sid" : "A",\n        "Effect" : "Allow",\n        "Action" : ${both},\n        "Resource" : ${resources}\n      },\n      {\n        "Sid" : "B",\n        "Effect" : "Allow",\n        "Action" : "s3:PutObject",\n        "Resource" : ${resources}\n      }\n    ]\n  })`,
      ),
    },
  },
  comments: { files: { 'main.tf': commented } },
  comments_windows: { files: windows({ 'main.tf': commented }) },
  windows: { files: windows(encoded(both)) },
  tabs: { files: tabs(encoded('[\n          "s3:GetObject",\n          "s3:ListBucket",\n        ]')) },
  unended: { files: unended(encoded(both)) },
  statements_local: {
    files: {
      'main.tf': `locals {\n  statements = [\n    { Sid = "A", Effect = "Allow", Action = ${both}, Resource = ${resources} },\n    { Sid = "B", Effect = "Allow", Action = "s3:PutObject", Resource = ${resources} },\n  ]\n}\n\n${policy('jsonencode({ Version = "2012-10-17", Statement = local.statements })')}`,
    },
  },
  statements_concat: {
    files: {
      'main.tf': `locals {\n  statements = [\n    { Sid = "A", Effect = "Allow", Action = ${both}, Resource = ${resources} },\n  ]\n}\n\n${policy(`jsonencode({\n    Version = "2012-10-17"\n    Statement = concat(local.statements, [\n      { Sid = "B", Effect = "Allow", Action = "s3:PutObject", Resource = ${resources} },\n    ])\n  })`)}`,
    },
  },
  statements_for: {
    files: {
      'main.tf': policy(
        `jsonencode({\n    Version = "2012-10-17"\n    Statement = [for sid, actions in { A = ${both}, B = ["s3:PutObject"] } : {\n      Sid      = sid\n      Effect   = "Allow"\n      Action   = actions\n      Resource = ${resources}\n    }]\n  })`,
      ),
    },
  },
  document_local: { files: { 'main.tf': `locals {\n  document = ${objects(both)}\n}\n\n${policy('jsonencode(local.document)')}` } },
  document_merge: {
    files: { 'main.tf': policy(`jsonencode(merge(${objects(both)}, { Id = "x" }))`) },
  },
  statement_merge: {
    files: {
      'main.tf': `locals {\n  allow = { Effect = "Allow", Resource = ${resources} }\n}\n\n${policy(`jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n      merge(local.allow, { Sid = "A", Action = ${both} }),\n      merge(local.allow, { Sid = "B", Action = "s3:PutObject" }),\n    ]\n  })`)}`,
    },
  },
  blocks: { files: { 'main.tf': data(`${block('A', both)}\n${block('B', '["s3:PutObject"]')}`) + fromData } },
  blocks_tight: { files: { 'main.tf': data(`${block('A', both)}${block('B', '["s3:PutObject"]')}`) + fromData } },
  blocks_concat: {
    files: {
      'main.tf': `locals {\n  get = ["s3:GetObject"]\n}\n\n${data(`${block('A', 'concat(local.get, ["s3:ListBucket"])')}\n${block('B', '["s3:PutObject"]')}`)}${fromData}`,
    },
  },
  blocks_windows: { files: windows({ 'main.tf': data(`${block('A', both)}\n${block('B', '["s3:PutObject"]')}`) + fromData }) },
  blocks_shared: {
    files: {
      'main.tf':
        data(`${block('A', both)}\n${block('B', '["s3:PutObject"]')}`) + fromData + policy('data.aws_iam_policy_document.d.json', 'q'),
    },
  },
  dynamic_each: {
    files: {
      'main.tf': `locals {\n  rules = {\n    A = ["s3:GetObject", "s3:ListBucket"]\n    B = ["s3:PutObject"]\n  }\n}\n\n${data(`  dynamic "statement" {\n    for_each = local.rules\n    content {\n      sid       = statement.key\n      actions   = statement.value\n      resources = ${resources}\n    }\n  }\n`)}${fromData}`,
    },
  },
  dynamic_objects: {
    files: {
      'main.tf': `locals {\n  rules = [\n    { sid = "A", actions = ${both} },\n    { sid = "B", actions = ["s3:PutObject"] },\n  ]\n}\n\n${data(`  dynamic "statement" {\n    for_each = local.rules\n    content {\n      sid       = statement.value.sid\n      actions   = statement.value.actions\n      resources = ${resources}\n    }\n  }\n`)}${fromData}`,
    },
  },
  dynamic_condition: {
    files: {
      'main.tf': `variable "on" {\n  default = true\n}\n\n${data(`${block('A', both)}\n  dynamic "statement" {\n    for_each = var.on ? [1] : []\n    content {\n      sid       = "B"\n      actions   = ["s3:PutObject"]\n      resources = ${resources}\n    }\n  }\n`)}${fromData}`,
    },
  },
  source_documents: {
    files: {
      'main.tf': `${data(block('A', both), 'a')}${data(`  source_policy_documents = [data.aws_iam_policy_document.a.json]\n\n${block('B', '["s3:PutObject"]')}`)}${fromData}`,
    },
  },
  override_documents: {
    files: {
      'main.tf': `${data(block('A', both), 'a')}${data(`  override_policy_documents = [data.aws_iam_policy_document.a.json]\n\n${block('A', '["s3:DeleteObject"]')}\n${block('B', '["s3:PutObject"]')}`)}${fromData}`,
    },
  },
  source_documents_only: {
    files: {
      'main.tf': `${data(block('A', both), 'a')}${data(block('B', '["s3:PutObject"]'), 'b')}${data('  source_policy_documents = [data.aws_iam_policy_document.a.json, data.aws_iam_policy_document.b.json]\n')}${fromData}`,
    },
  },
  source_json: {
    files: {
      'main.tf': `${data(`  source_policy_documents = [file("\${path.module}/a.json")]\n\n${block('C', '["s3:DeleteObject"]')}`)}${fromData}`,
      'a.json': json,
    },
  },
  heredoc: { files: { 'main.tf': policy(`<<EOF\n${json}\nEOF`) } },
  heredoc_indented: { files: { 'main.tf': policy(`<<-EOF\n    ${json.replaceAll('\n', '\n    ')}\n  EOF`) } },
  heredoc_windows: { files: windows({ 'main.tf': policy(`<<-EOF\n    ${json.replaceAll('\n', '\n    ')}\n  EOF`) }) },
  heredoc_inserted: {
    files: {
      'main.tf': `locals {\n  bucket = "media"\n}\n\n${policy(`<<-EOF\n    ${json.replaceAll('\n', '\n    ').replaceAll(':::media', ':::${local.bucket}')}\n  EOF`)}`,
    },
  },
  heredoc_encoded: {
    files: {
      'main.tf': `locals {\n  reads = ${both}\n}\n\n${policy(`<<EOF\n${json.replace('["s3:GetObject", "s3:ListBucket"]', '${jsonencode(local.reads)}')}\nEOF`)}`,
    },
  },
  heredoc_directive: {
    files: {
      'main.tf': `variable "on" {\n  default = true\n}\n\n${policy(`<<EOF\n${json.replace('"Action": "s3:PutObject"', '"Action": %{ if var.on }"s3:PutObject"%{ else }"s3:GetObject"%{ endif }')}\nEOF`)}`,
    },
  },
  quoted: {
    files: { 'main.tf': policy(JSON.stringify(JSON.stringify(JSON.parse(json)))) },
  },
  quoted_lines: { files: { 'main.tf': policy(JSON.stringify(json)) } },
  file: { files: { 'main.tf': policy('file("${path.module}/policy.json")'), 'policy.json': `${json}\n` } },
  file_windows: {
    files: { 'main.tf': policy('file("${path.module}/policy.json")'), 'policy.json': json.replaceAll('\n', '\r\n') },
  },
  file_tabs: { files: { 'main.tf': policy('file("${path.module}/policy.json")'), ...tabs({ 'policy.json': json }) } },
  file_minified: {
    files: { 'main.tf': policy('file("${path.module}/policy.json")'), 'policy.json': JSON.stringify(JSON.parse(json)) },
  },
  file_shared: {
    files: {
      'main.tf': policy('file("${path.module}/policy.json")') + policy('file("${path.module}/policy.json")', 'q'),
      'policy.json': json,
    },
  },
  file_decoded: {
    files: {
      'main.tf': policy('jsonencode({ Version = "2012-10-17", Statement = jsondecode(file("${path.module}/policy.json")).Statement })'),
      'policy.json': json,
    },
  },
  template: {
    files: {
      'main.tf': policy('templatefile("${path.module}/policy.json.tpl", { bucket = "media" })'),
      'policy.json.tpl': json.replaceAll(':::media', ':::${bucket}'),
    },
  },
  template_json: {
    files: {
      'main.tf': policy('templatefile("${path.module}/policy.json", { bucket = "media" })'),
      'policy.json': json.replaceAll(':::media', ':::${bucket}'),
    },
  },
  template_unquoted: {
    files: {
      'main.tf': policy(`templatefile("\${path.module}/policy.tpl", { reads = jsonencode(${both}) })`),
      'policy.tpl': json.replace('["s3:GetObject", "s3:ListBucket"]', '${reads}'),
    },
  },
  template_encoding: {
    files: {
      'main.tf': policy(`templatefile("\${path.module}/policy.tpl", { reads = ${both} })`),
      'policy.tpl': json.replace('["s3:GetObject", "s3:ListBucket"]', '${jsonencode(reads)}'),
    },
  },
  template_if_element: {
    files: {
      'main.tf': policy('templatefile("${path.module}/policy.tpl", { lists = true })'),
      'policy.tpl': json.replace('"s3:GetObject", "s3:ListBucket"', '"s3:GetObject"%{ if lists }, "s3:ListBucket"%{ endif }'),
    },
  },
  template_if_statement: {
    files: {
      'main.tf': policy('templatefile("${path.module}/policy.tpl", { writes = true })'),
      'policy.tpl': `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ${resources} }%{ if writes },
    { "Sid": "B", "Effect": "Allow", "Action": "s3:PutObject", "Resource": ${resources} }
%{ endif }
  ]
}
`,
    },
  },
  template_for_element: {
    files: {
      'main.tf': policy(`templatefile("\${path.module}/policy.tpl", { reads = ${both} })`),
      'policy.tpl': json.replace(
        '"s3:GetObject", "s3:ListBucket"',
        '%{ for i, read in reads }%{ if i > 0 }, %{ endif }"${read}"%{ endfor }',
      ),
    },
  },
  template_for_statement: {
    files: {
      'main.tf': policy(`templatefile("\${path.module}/policy.tpl", { rules = { A = ${both}, B = ["s3:PutObject"] } })`),
      'policy.tpl': `{
  "Version": "2012-10-17",
  "Statement": [
%{ for sid, actions in rules ~}
%{ if sid != "A" },%{ endif }
    { "Sid": "\${sid}", "Effect": "Allow", "Action": \${jsonencode(actions)}, "Resource": ${resources} }
%{ endfor ~}
  ]
}
`,
    },
  },
  tf_json: {
    files: {
      'main.tf.json': `${JSON.stringify(
        {
          data: {
            aws_iam_policy_document: {
              d: {
                statement: [
                  { sid: 'A', actions: ['s3:GetObject', 's3:ListBucket'], resources: ['arn:aws:s3:::media', 'arn:aws:s3:::media/*'] },
                  { sid: 'B', actions: ['s3:PutObject'], resources: ['arn:aws:s3:::media', 'arn:aws:s3:::media/*'] },
                ],
              },
            },
          },
          resource: { aws_iam_policy: { p: { policy: '${data.aws_iam_policy_document.d.json}' } } },
        },
        null,
        2,
      )}\n`,
    },
  },
  tf_json_encoded: {
    files: {
      'main.tf.json': `${JSON.stringify({ locals: { reads: ['s3:GetObject', 's3:ListBucket'] }, resource: { aws_iam_policy: { p: { policy: `\${jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "A", Effect = "Allow", Action = local.reads, Resource = ${resources} }, { Sid = "B", Effect = "Allow", Action = "s3:PutObject", Resource = ${resources} }] })}` } } } }, null, 2)}\n`,
    },
  },
  tf_json_string: {
    files: {
      'main.tf.json': `${JSON.stringify({ resource: { aws_iam_policy: { p: { policy: JSON.stringify(JSON.parse(json)) } } } }, null, 2)}\n`,
    },
  },
  inline_block: {
    files: {
      'main.tf': `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
  inline_policy {
    name   = "one"
    policy = jsonencode(${objects(both)})
  }
}
`,
    },
    address: 'aws_iam_role.r.inline_policy["one"]',
  },
  inline_dynamic: {
    files: {
      'main.tf': `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
  dynamic "inline_policy" {
    for_each = { one = ${both} }
    content {
      name   = inline_policy.key
      policy = jsonencode(${objects('inline_policy.value')})
    }
  }
}
`,
    },
    address: 'aws_iam_role.r.inline_policy["one"]',
  },
  overridden: {
    files: { ...withLocals('local.reads', { reads: '["s3:DeleteObject"]' }), 'override.tf': `locals {\n  reads = ${both}\n}\n` },
  },
};

/** Forms that only a root module can have, or whose modules are not there. */
export const rootForms: Readonly<Record<string, EditForm>> = {
  tfvars: {
    files: { ...encoded('var.reads', 'variable "reads" {\n  type = list(string)\n}\n\n'), 'terraform.tfvars': `reads = ${both}\n` },
  },
  auto_tfvars_json: {
    files: {
      ...encoded('var.reads', 'variable "reads" {\n  type = list(string)\n}\n\n'),
      'a.auto.tfvars.json': '{\n  "reads": ["s3:GetObject", "s3:ListBucket"]\n}\n',
    },
  },
  tofu: { files: { 'main.tofu': encoded(both)['main.tf'] ?? '' } },
  awscc: {
    files: {
      'main.tf': `resource "awscc_iam_role" "r" {\n  assume_role_policy_document = jsonencode({})\n  policies = [\n    {\n      policy_name     = "one"\n      policy_document = jsonencode(${objects(both)})\n    },\n  ]\n}\n`,
    },
    address: 'awscc_iam_role.r.inline_policy["one"]',
  },
  awscc_managed: {
    files: { 'main.tf': `resource "awscc_iam_managed_policy" "p" {\n  policy_document = jsonencode(${objects(both)})\n}\n` },
    address: 'awscc_iam_managed_policy.p',
  },
  registry_json: {
    files: {
      'main.tf': `module "policy" {\n  source = "terraform-aws-modules/iam/aws//modules/iam-policy"\n  policy = jsonencode(${objects(both)})\n}\n`,
    },
    address: 'module.policy.policy',
  },
  registry_statements: {
    files: {
      'main.tf': `module "function" {
  source                   = "terraform-aws-modules/lambda/aws"
  attach_policy_statements = true
  policy_statements = {
    reads = {
      sid       = "A"
      effect    = "Allow"
      actions   = ["s3:GetObject", "s3:ListBucket"]
      resources = ${resources}
    }
    writes = {
      sid       = "B"
      effect    = "Allow"
      actions   = ["s3:PutObject"]
      resources = ${resources}
    }
  }
}
`,
    },
    address: 'module.function.policy_statements',
  },
};
