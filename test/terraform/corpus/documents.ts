import { documentOf, encoded, type Module, policy } from './case.ts';

const data = (name: string, body: string): string => `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;
const statement = (sid: string, action: string): string =>
  `  statement {\n    sid = "${sid}"\n    actions = ["${action}"]\n    resources = ["*"]\n  }\n`;
const fromData = (body: string, more = ''): Module => ({
  'main.tf': more + data('d', body) + policy('data.aws_iam_policy_document.d.json'),
});
const json =
  '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::${bucket}/*"}\n  ]\n}';
const bucket = 'locals {\n  bucket = "media"\n}\n';

/** Ways to write a document. */
export const documentModules: Readonly<Record<string, Module>> = {
  data_simple: fromData(statement('A', 's3:GetObject') + statement('B', 'sqs:SendMessage')),
  data_effect: fromData('  statement {\n    effect = "Deny"\n    not_actions = ["iam:*"]\n    not_resources = ["arn:aws:s3:::a"]\n  }\n'),
  data_condition: fromData(
    '  statement {\n    actions = ["s3:GetObject"]\n    resources = ["arn:aws:s3:::a/&{aws:username}/*"]\n    condition {\n      test = "StringEquals"\n      variable = "s3:prefix"\n      values = ["a", "b"]\n    }\n    condition {\n      test = "StringEquals"\n      variable = "aws:PrincipalTag/x"\n      values = ["&{aws:username}"]\n    }\n  }\n',
  ),
  data_condition_twice: fromData(
    `  statement {\n    actions = ["s3:GetObject"]\n    resources = ["*"]\n${['["a"]', '["b", "a"]'].map((values) => `    condition {\n      test = "StringEquals"\n      variable = "s3:prefix"\n      values = ${values}\n    }\n`).join('')}  }\n`,
  ),
  data_version: fromData(`  version = "2008-10-17"\n  policy_id = "mine"\n${statement('A', 's3:GetObject')}`),
  data_dynamic: fromData(
    '  dynamic "statement" {\n    for_each = local.rules\n    content {\n      sid = statement.key\n      actions = statement.value\n      resources = ["*"]\n    }\n  }\n',
    'locals {\n  rules = { B = ["s3:PutObject"], A = ["s3:GetObject", "s3:ListBucket"] }\n}\n',
  ),
  data_dynamic_iterator: fromData(
    '  dynamic "statement" {\n    for_each = toset(["s3", "sqs"])\n    iterator = service\n    content {\n      actions = ["${service.value}:Get*"]\n      resources = ["*"]\n    }\n  }\n',
  ),
  data_dynamic_key: fromData(
    '  dynamic "statement" {\n    for_each = setunion(["sqs"], ["s3"])\n    content {\n      actions = ["${statement.key}:Get*"]\n      resources = ["*"]\n    }\n  }\n  dynamic "statement" {\n    for_each = tolist(toset(["sns"]))\n    content {\n      actions = ["sns:Get${statement.key}"]\n      resources = ["*"]\n    }\n  }\n',
  ),
  data_dynamic_condition: fromData(
    '  dynamic "statement" {\n    for_each = [1]\n    content {\n      actions = ["s3:GetObject"]\n      resources = ["*"]\n      dynamic "condition" {\n        for_each = ["a", "b"]\n        content {\n          test = "StringLike"\n          variable = "s3:${condition.value}"\n          values = ["${statement.value}"]\n        }\n      }\n    }\n  }\n',
  ),
  data_dynamic_none: fromData(
    `${statement('A', 's3:GetObject')}  dynamic "statement" {\n    for_each = var.more ? [1] : []\n    content {\n      actions = ["sqs:*"]\n      resources = ["*"]\n    }\n  }\n`,
    'variable "more" {\n  default = false\n}\n',
  ),
  data_source: {
    'main.tf':
      data('a', statement('A', 's3:GetObject') + statement('B', 's3:GetObject')) +
      data('b', statement('C', 'sqs:SendMessage')) +
      data(
        'd',
        `  source_policy_documents = [data.aws_iam_policy_document.a.json, data.aws_iam_policy_document.b.json]\n${statement('B', 's3:PutObject')}`,
      ) +
      policy('data.aws_iam_policy_document.d.json'),
  },
  data_override_twice: {
    'main.tf':
      data('d', `  override_policy_documents = [local.twice]\n${statement('A', 's3:GetObject')}${statement('B', 's3:PutObject')}`) +
      'locals {\n  twice = jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "A", Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }, { Sid = "A", Effect = "Allow", Action = "sns:Publish", Resource = "*" }] })\n}\n' +
      policy('data.aws_iam_policy_document.d.json'),
  },
  data_override: {
    'main.tf':
      data('a', statement('A', 's3:DeleteObject') + statement('', 'sns:Publish')) +
      data(
        'd',
        `  override_policy_documents = [data.aws_iam_policy_document.a.json]\n${statement('A', 's3:GetObject')}${statement('B', 's3:PutObject')}`,
      ) +
      policy('data.aws_iam_policy_document.d.json'),
  },
  data_source_conditional: {
    'main.tf':
      data('a', statement('A', 's3:GetObject')) +
      data('d', `  source_policy_documents = compact([data.aws_iam_policy_document.a.json, var.more])\n${statement('B', 's3:PutObject')}`) +
      policy('data.aws_iam_policy_document.d.json') +
      'variable "more" {\n  default = ""\n}\n',
  },
  data_counted: {
    'main.tf': `data "aws_iam_policy_document" "d" {\n  count = 2\n  statement {\n    actions = ["s3:Get\${count.index}"]\n    resources = ["*"]\n  }\n}\n${policy('data.aws_iam_policy_document.d[1].json')}`,
  },
  data_minified: { 'main.tf': data('d', statement('A', 's3:GetObject')) + policy('data.aws_iam_policy_document.d.minified_json') },
  data_decoded: {
    'main.tf':
      data('d', statement('A', 's3:GetObject')) +
      policy('jsonencode(merge(jsondecode(data.aws_iam_policy_document.d.json), { Id = "x" }))'),
  },
  heredoc: { 'main.tf': bucket + policy(`<<EOF\n${json.replace('${bucket}', '${local.bucket}')}\nEOF`) },
  heredoc_indented: {
    'main.tf': bucket + policy(`<<-EOF\n    ${json.replace('${bucket}', '${local.bucket}').replaceAll('\n', '\n    ')}\n  EOF`),
  },
  heredoc_variable: { 'main.tf': policy(`<<EOF\n${json.replace('${bucket}', () => '$${aws:username}')}\nEOF`) },
  heredoc_encoded: {
    'main.tf': policy(
      '<<EOF\n{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ${jsonencode(["s3:GetObject"])}, "Resource": "*"}]}\nEOF',
    ),
  },
  heredoc_directives: {
    'main.tf': policy(
      '<<EOF\n{"Version": "2012-10-17", "Statement": [\n%{ for i, a in ["s3:GetObject", "s3:PutObject"] ~}\n%{ if i > 0 },%{ endif }{"Effect": "Allow", "Action": "${a}", "Resource": "*"}\n%{ endfor ~}\n]}\nEOF',
    ),
  },
  quoted: {
    'main.tf': policy(
      '"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"s3:GetObject\\",\\"Resource\\":\\"*\\"}}"',
    ),
  },
  file: { 'main.tf': policy('file("${path.module}/policy.json")'), 'policy.json': json.replace('${bucket}', 'media') },
  file_decoded: {
    'main.tf': policy('jsonencode({ Version = "2012-10-17", Statement = jsondecode(file("${path.module}/policy.json")).Statement })'),
    'policy.json': json.replace('${bucket}', 'media'),
  },
  templatefile: { 'main.tf': policy('templatefile("${path.module}/policy.json.tpl", { bucket = "media" })'), 'policy.json.tpl': json },
  templatefile_unquoted: {
    'main.tf': policy(
      'templatefile("${path.module}/policy.tpl", { actions = jsonencode(["s3:GetObject", "s3:PutObject"]), more = ["a", "b"] })',
    ),
    'policy.tpl':
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ${actions}, "Resource": [%{ for i, m in more }%{ if i > 0 },%{ endif }"arn:aws:s3:::${m}"%{ endfor }]}]}',
  },
  templatefile_joined: {
    'main.tf': policy('templatefile("${path.module}/policy.tpl", { arns = join("\\",\\"", ["arn:aws:s3:::a", "arn:aws:s3:::b"]) })'),
    'policy.tpl': '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": ["${arns}"]}]}',
  },
  encoded_merge: {
    'main.tf': policy(`jsonencode(merge(${documentOf('"s3:GetObject"')}, { Id = "x" }))`),
  },
  encoded_statements: {
    'main.tf': `locals {\n  base = [{ Sid = "A", Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]\n}\n${policy('jsonencode({ Version = "2012-10-17", Statement = concat(local.base, [for s in ["sqs", "sns"] : { Effect = "Allow", Action = "${s}:*", Resource = "*" }]) })')}`,
  },
  encoded_condition: {
    'main.tf': policy(
      'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "true" }, NumericLessThan = { "s3:max-keys" = 10 } } }] })',
    ),
  },
  each_value: {
    'main.tf': `locals {\n  roles = { reader = ["s3:GetObject"], writer = ["s3:PutObject"] }\n}\nresource "aws_iam_policy" "p" {\n  for_each = local.roles\n  name = each.key\n  policy = ${encoded('each.value', '"arn:aws:s3:::${each.key}"')}\n}\n`,
  },
  each_set: {
    'main.tf': `resource "aws_iam_policy" "p" {\n  for_each = toset(["b", "a"])\n  policy = ${encoded('"s3:${each.value}"')}\n}\n`,
  },
  each_chained: {
    'main.tf': `data "aws_iam_policy_document" "d" {\n  for_each = { a = "s3", b = "sqs" }\n  statement {\n    actions = ["\${each.value}:*"]\n    resources = ["*"]\n  }\n}\nresource "aws_iam_policy" "p" {\n  for_each = data.aws_iam_policy_document.d\n  policy = each.value.json\n}\n`,
  },
  counted: { 'main.tf': `resource "aws_iam_policy" "p" {\n  count = 2\n  policy = ${encoded('"s3:Get${count.index}"')}\n}\n` },
  counted_none: {
    'main.tf': `variable "on" {\n  default = false\n}\nresource "aws_iam_policy" "p" {\n  count = var.on ? 1 : 0\n  policy = ${encoded('"s3:Get"')}\n}\n`,
  },
  inline_blocks: {
    'main.tf': `resource "aws_iam_role" "r" {\n  assume_role_policy = ${'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })'}\n  inline_policy {\n    name = "one"\n    policy = ${encoded('"s3:GetObject"')}\n  }\n  dynamic "inline_policy" {\n    for_each = { two = "sqs:SendMessage" }\n    content {\n      name = inline_policy.key\n      policy = ${encoded('inline_policy.value')}\n    }\n  }\n}\n`,
  },
  resource_policies: {
    'main.tf': [
      data(
        'trust',
        `  statement {\n    actions = ["sts:AssumeRole"]\n${[
          ['Service', '["lambda.amazonaws.com", "ecs-tasks.amazonaws.com"]'],
          ['AWS', '["arn:aws:iam::444455556666:root"]'],
          ['AWS', '["arn:aws:iam::111122223333:root"]'],
        ]
          .map(([type, identifiers]) => `    principals {\n      type = "${type}"\n      identifiers = ${identifiers}\n    }\n`)
          .join('')}  }\n`,
      ),
      data(
        'open',
        '  statement {\n    effect = "Deny"\n    actions = ["s3:*"]\n    resources = ["*"]\n    principals {\n      type = "*"\n      identifiers = ["*"]\n    }\n  }\n',
      ),
      'resource "aws_iam_role" "r" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}\n',
      'resource "aws_s3_bucket_policy" "b" {\n  bucket = "media"\n  policy = data.aws_iam_policy_document.open.json\n}\n',
      'resource "aws_sqs_queue_policy" "q" {\n  queue_url = "https://sqs.eu-central-1.amazonaws.com/444455556666/q"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*", Principal = { AWS = ["a", "b"] } }] })\n}\n',
    ].join(''),
  },
  tf_json: {
    'main.tf.json': JSON.stringify({
      locals: { action: 's3:GetObject' },
      data: { aws_iam_policy_document: { d: { statement: [{ actions: ['${local.action}', 's3:PutObject'], resources: ['*'] }] } } },
      resource: {
        aws_iam_policy: {
          p: { policy: '${data.aws_iam_policy_document.d.json}' },
          q: {
            policy: '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = local.action, Resource = "*" }] })}',
          },
        },
      },
    }),
  },
  overridden: {
    'main.tf': `locals {\n  actions = ["s3:GetObject"]\n}\n${policy(encoded('local.actions'))}`,
    'override.tf': 'locals {\n  actions = ["s3:PutObject"]\n}\n',
  },
  overridden_resource: {
    'main.tf': `resource "aws_iam_policy" "p" {\n  name = "a"\n  policy = ${encoded('"s3:GetObject"')}\n}\n`,
    'iam_override.tf': `resource "aws_iam_policy" "p" {\n  policy = ${encoded('"s3:PutObject"')}\n}\n`,
  },
  overridden_variable: {
    'main.tf': `variable "action" {\n  type = string\n  default = "s3:GetObject"\n}\n${policy(encoded('var.action'))}`,
    'a_override.tf': 'variable "action" {\n  default = "s3:PutObject"\n}\n',
    'b_override.tf.json': JSON.stringify({ variable: { action: { default: 's3:DeleteObject' } } }),
  },
  overridden_blocks: {
    'main.tf': data('d', statement('A', 's3:GetObject') + statement('B', 's3:ListBucket')) + policy('data.aws_iam_policy_document.d.json'),
    'override.tf': data('d', statement('C', 's3:PutObject')),
  },
  overridden_module: {
    'main.tf': `module "inner" {\n  source = "./a"\n  action = "s3:GetObject"\n}\n${policy(encoded('module.inner.action'))}`,
    'override.tf': 'module "inner" {\n  action = "s3:PutObject"\n}\n',
    'a/main.tf': 'variable "action" {}\noutput "action" {\n  value = var.action\n}\n',
    'a/override.tf': 'output "action" {\n  value = "${var.action}Tagging"\n}\n',
  },
  moved_and_removed: {
    'main.tf': `${policy(encoded('"s3:GetObject"'), 'now')}moved {\n  from = aws_iam_policy.before\n  to = aws_iam_policy.now\n}\nremoved {\n  from = aws_iam_policy.gone\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  },
  optional_attributes: {
    'main.tf': `module "inner" {\n  source = "./inner"\n  rules = { a = { actions = ["s3:GetObject"], extra = 1 }, b = { effect = "Deny", actions = null } }\n}\n`,
    'inner/main.tf': `variable "rules" {\n  type = map(object({ effect = optional(string, "Allow"), actions = optional(list(string), ["sqs:*"]), sid = optional(string) }))\n}\n${policy('jsonencode({ Version = "2012-10-17", Statement = [for name, rule in var.rules : merge({ Sid = upper(name), Effect = rule.effect, Action = rule.actions, Resource = "*" }, rule.sid == null ? {} : { Sid = rule.sid })] })')}`,
  },
  tf_json_names: {
    'main.tf.json': JSON.stringify({
      locals: { operator: 'StringLike', '//': 'no local' },
      resource: {
        aws_iam_policy: {
          p: {
            '//': 'names of properties are templates',
            policy:
              '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = keys(local.actions), Resource = "*" }] })}',
          },
        },
      },
    }),
    'locals.tf.json': JSON.stringify({ locals: [{ actions: { 's3:${local.verb}': 1, 'sqs:*': 2 } }, { verb: 'GetObject' }] }),
  },
  configured_attribute: {
    'main.tf': `resource "aws_s3_bucket" "b" {\n  bucket = "media-\${var.stage}"\n}\nvariable "stage" {\n  default = "prod"\n}\n${policy(encoded('"s3:GetObject"', '"arn:aws:s3:::${aws_s3_bucket.b.bucket}/*"'))}`,
  },
  module_outputs: {
    'main.tf': `module "inner" {\n  source = "./inner"\n  service = "s3"\n}\nmodule "each" {\n  for_each = toset(["sqs", "sns"])\n  source = "./inner"\n  service = each.key\n}\n${policy(encoded('concat(module.inner.actions, flatten([for m in module.each : m.actions]), module.each["sqs"].actions)'))}`,
    'inner/main.tf': `variable "service" {\n  type = string\n}\nvariable "verbs" {\n  type = list(string)\n  default = ["Get*", "List*"]\n}\noutput "actions" {\n  value = [for v in var.verbs : "\${var.service}:\${v}"]\n}\n${policy(encoded('[for v in var.verbs : "${var.service}:${v}"]'))}`,
  },
  module_document: {
    'main.tf': `module "inner" {\n  source = "./inner"\n  policy = ${encoded('"s3:GetObject"')}\n  extra = null\n}\n`,
    'inner/main.tf': `variable "policy" {}\nvariable "extra" {\n  type = list(string)\n  default = ["sqs:*"]\n  nullable = false\n}\n${policy('var.policy')}${policy(encoded('var.extra'), 'q')}`,
  },
  module_counted: {
    'main.tf': 'module "inner" {\n  count = 2\n  source = "./inner"\n  index = count.index\n}\n',
    'inner/main.tf': `variable "index" {}\n${policy(encoded('"s3:Get${var.index}"'))}`,
  },
};
