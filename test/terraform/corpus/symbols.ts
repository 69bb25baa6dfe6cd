import { encoded, type Module, policy } from './case.ts';

/** What a resource or data source of the module is given, by its address in it. */
type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A module that reads what only `apply` knows, and values to be known instead. */
export interface SymbolModule {
  readonly files: Module;
  readonly values: Values;
}

const one = (text: string, values: Values, more: Module = {}): SymbolModule => ({ files: { 'main.tf': text, ...more }, values });

const bucket = 'resource "aws_s3_bucket" "media" {\n  bucket = "media"\n}\n';
const bucketValues = { 'aws_s3_bucket.media': { arn: 'arn:aws:s3:::media', id: 'media-id' } };
const queues = 'resource "aws_sqs_queue" "q" {\n  for_each = { a = "one", b = "two" }\n  name = each.value\n}\n';
const queueValues = {
  'aws_sqs_queue.q["a"]': { arn: 'arn:aws:sqs:eu-central-1:1:one' },
  'aws_sqs_queue.q["b"]': { arn: 'arn:aws:sqs:eu-central-1:1:two' },
};
const topics = 'resource "aws_sns_topic" "t" {\n  count = 2\n}\n';
const topicValues = {
  'aws_sns_topic.t[0]': { arn: 'arn:aws:sns:eu-central-1:1:t0' },
  'aws_sns_topic.t[1]': { arn: 'arn:aws:sns:eu-central-1:1:t1' },
};
const account = 'data "aws_caller_identity" "current" {}\ndata "aws_region" "current" {}\ndata "aws_partition" "current" {}\n';
const accountValues = {
  'data.aws_caller_identity.current': { account_id: '444455556666', arn: 'arn:aws:iam::444455556666:user/me' },
  'data.aws_region.current': { name: 'eu-west-3' },
  'data.aws_partition.current': { partition: 'aws-cn' },
};
const reads = (resource: string, more: string, values: Values, files: Module = {}): SymbolModule =>
  one(more + policy(encoded('["s3:GetObject"]', resource)), values, files);
const data = (name: string, body: string): string => `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;
const statement = (resources: string, more = ''): string =>
  `  statement {\n    actions = ["s3:GetObject"]\n    resources = ${resources}\n${more}  }\n`;

/** Ways to reach into resources and data sources. */
export const symbolModules: Readonly<Record<string, SymbolModule>> = {
  attribute: reads('aws_s3_bucket.media.arn', bucket, bucketValues),
  attribute_of_resource: reads('[resource.aws_s3_bucket.media.arn, resource.aws_sqs_queue.q["a"].arn]', bucket + queues, {
    ...bucketValues,
    ...queueValues,
  }),
  interpolated: reads('["${aws_s3_bucket.media.arn}/*", "x-${aws_s3_bucket.media.id}-y"]', bucket, bucketValues),
  local_name: reads(
    '[local.arn, "${local.names.media}/*"]',
    `${bucket}locals {\n  arn = aws_s3_bucket.media.arn\n  names = { media = local.arn }\n}\n`,
    bucketValues,
  ),
  account: reads(
    '"arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:x"',
    account,
    accountValues,
  ),
  each_for: reads('[for q in aws_sqs_queue.q : q.arn]', queues, queueValues),
  each_for_key: reads('[for key, q in aws_sqs_queue.q : "${q.arn}/${key}" if key != "b"]', queues, queueValues),
  each_values: reads('values(aws_sqs_queue.q)[*].arn', queues, queueValues),
  each_index: reads('[aws_sqs_queue.q["a"].arn, aws_sqs_queue.q["b"].name]', queues, queueValues),
  each_looked_up: reads('[for key in ["b"] : lookup(aws_sqs_queue.q, key).arn]', queues, queueValues),
  counted_splat: reads('concat(aws_sns_topic.t[*].arn, aws_sns_topic.t.*.arn)', topics, topicValues),
  counted_index: reads('[aws_sns_topic.t[1].arn, element(aws_sns_topic.t, 2).arn]', topics, topicValues),
  counted_one: reads(
    '[one(aws_sns_topic.t[*].arn), try(aws_sns_topic.t[1].arn, "none")]',
    'resource "aws_sns_topic" "t" {\n  count = 1\n}\n',
    { 'aws_sns_topic.t[0]': { arn: 'arn:aws:sns:eu-central-1:1:t0' } },
  ),
  nested_attribute: reads(
    '"${aws_eks_cluster.c.identity[0].oidc[0].issuer}/x"',
    'resource "aws_eks_cluster" "c" {\n  name = "c"\n  role_arn = "arn:aws:iam::444455556666:role/x"\n  vpc_config {\n    subnet_ids = ["a", "b"]\n  }\n}\n',
    { 'aws_eks_cluster.c': { identity: [{ oidc: [{ issuer: 'https://oidc' }] }] } },
  ),
  chosen: reads('var.on ? [aws_s3_bucket.media.arn] : ["none"]', `${bucket}variable "on" {\n  default = true\n}\n`, bucketValues),
  collected: reads(
    'distinct(flatten([[aws_s3_bucket.media.arn], compact([aws_s3_bucket.media.arn, ""]), tolist(toset(["x"]))]))',
    bucket,
    bucketValues,
  ),
  coalesced: reads('coalesce(null, aws_s3_bucket.media.arn)', bucket, bucketValues),
  product: reads('[for pair in setproduct([aws_s3_bucket.media.arn], ["", "/*"]) : join("", pair)]', bucket, bucketValues),
  formatted: reads(
    'concat([format("%s/%s", aws_s3_bucket.media.arn, "*")], formatlist("%s/x", [aws_s3_bucket.media.arn]))',
    bucket,
    bucketValues,
  ),
  merged: reads('values(merge({ a = "x" }, { b = aws_s3_bucket.media.arn }))', bucket, bucketValues),
  built: reads(
    'provider::aws::arn_build("aws", "sqs", data.aws_region.current.name, data.aws_caller_identity.current.account_id, "q")',
    `terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n${account}`,
    accountValues,
  ),
  condition: one(
    bucket +
      policy(
        'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*", Condition = { StringEquals = { "s3:x" = [aws_s3_bucket.media.id], "s3:y" = "a-${aws_s3_bucket.media.id}" } } }] })',
      ),
    bucketValues,
  ),
  data_source: one(
    bucket +
      account +
      data(
        'd',
        statement(
          '["${aws_s3_bucket.media.arn}/*", aws_s3_bucket.media.arn]',
          '    condition {\n      test = "StringEquals"\n      variable = "aws:SourceAccount"\n      values = [data.aws_caller_identity.current.account_id]\n    }\n',
        ),
      ) +
      policy('data.aws_iam_policy_document.d.json'),
    { ...bucketValues, ...accountValues },
  ),
  data_source_dynamic: one(
    queues +
      data(
        'd',
        '  dynamic "statement" {\n    for_each = aws_sqs_queue.q\n    content {\n      sid = upper(statement.key)\n      actions = ["sqs:SendMessage"]\n      resources = [statement.value.arn]\n    }\n  }\n',
      ) +
      policy('data.aws_iam_policy_document.d.json'),
    queueValues,
  ),
  data_source_merged: one(
    bucket +
      data('a', statement('[aws_s3_bucket.media.arn]', '    sid = "A"\n') + statement('["x"]', '    sid = "B"\n')) +
      data('b', statement('["${aws_s3_bucket.media.arn}/b"]', '    sid = "B"\n')) +
      data(
        'd',
        '  source_policy_documents = [data.aws_iam_policy_document.a.json]\n  override_policy_documents = [data.aws_iam_policy_document.b.json]\n',
      ) +
      policy('data.aws_iam_policy_document.d.json'),
    bucketValues,
  ),
  data_source_each: one(
    queues +
      `data "aws_iam_policy_document" "d" {\n  for_each = aws_sqs_queue.q\n${statement('[each.value.arn]')}}\nresource "aws_iam_policy" "p" {\n  for_each = data.aws_iam_policy_document.d\n  policy = each.value.json\n}\n`,
    queueValues,
  ),
  heredoc: one(
    `${bucket}${policy('<<-EOF\n  {"Version": "2012-10-17", "Statement": [\n  %{ for suffix in ["", "/*"] ~}\n    {"Effect": "Allow", "Action": "s3:*", "Resource": "${aws_s3_bucket.media.arn}${suffix}"}%{ if suffix == "" },%{ endif }\n  %{ endfor ~}\n  ]}\n  EOF')}`,
    bucketValues,
  ),
  heredoc_encoded: one(
    `${queues}${policy('<<EOF\n{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sqs:*", "Resource": ${jsonencode([for q in aws_sqs_queue.q : q.arn])}}}\nEOF')}`,
    queueValues,
  ),
  templatefile: one(
    `${bucket}${policy('templatefile("${path.module}/p.tpl", { arns = [aws_s3_bucket.media.arn, "y"], id = aws_s3_bucket.media.id })')}`,
    bucketValues,
    {
      'p.tpl':
        '{"Version": "2012-10-17", "Statement": [%{ for i, arn in arns }%{ if i > 0 },%{ endif }{"Sid": "S${i}", "Effect": "Allow", "Action": "s3:*", "Resource": "${arn}/${id}"}%{ endfor }]}',
    },
  ),
  yaml: one(
    `${bucket}${policy('jsonencode(yamldecode(templatefile("${path.module}/p.yaml", { arn = aws_s3_bucket.media.arn })))')}`,
    bucketValues,
    {
      'p.yaml':
        'Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource:\n      - ${arn}\n      - "${arn}/*"\n',
    },
  ),
  decoded: one(
    bucket +
      data('d', statement('[aws_s3_bucket.media.arn]')) +
      policy(
        'jsonencode({ Version = "2012-10-17", Statement = concat(jsondecode(data.aws_iam_policy_document.d.json).Statement, [{ Effect = "Deny", Action = "s3:Put*", Resource = "*" }]) })',
      ),
    bucketValues,
  ),
  each_value: one(
    `${bucket}resource "aws_iam_policy" "p" {\n  for_each = { a = aws_s3_bucket.media.arn, b = "x" }\n  policy = ${encoded('"s3:*"', '"${each.value}/${each.key}"')}\n}\n`,
    bucketValues,
  ),
  module_output: reads(
    '[module.inner.arn, module.inner.all.arn, module.each["x"].arn]',
    'module "inner" {\n  source = "./inner"\n}\nmodule "each" {\n  for_each = toset(["x"])\n  source = "./inner"\n}\n',
    {
      'module.inner.aws_s3_bucket.media': { arn: 'arn:aws:s3:::inner' },
      'module.each["x"].aws_s3_bucket.media': { arn: 'arn:aws:s3:::x' },
    },
    {
      'inner/main.tf': `${bucket}output "arn" {\n  value = aws_s3_bucket.media.arn\n}\noutput "all" {\n  value = aws_s3_bucket.media\n}\n`,
    },
  ),
  module_input: one(`${bucket}module "inner" {\n  source = "./inner"\n  arns = { media = aws_s3_bucket.media.arn }\n}\n`, bucketValues, {
    'inner/main.tf': `variable "arns" {\n  type = map(string)\n}\nlocals {\n  all = [for name, arn in var.arns : "\${arn}/\${name}"]\n}\n${policy(encoded('"s3:*"', 'local.all'))}`,
  }),
  inline: one(
    `${bucket}resource "aws_iam_role" "r" {\n  assume_role_policy = ${'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })'}\n  inline_policy {\n    name = "in"\n    policy = ${encoded('"s3:*"', 'aws_s3_bucket.media.arn')}\n  }\n}\n`,
    { ...bucketValues, 'aws_iam_role.r': { id: 'r' } },
  ),
  other_types: one(
    `${bucket}resource "aws_iam_user" "u" {\n  name = "u"\n}\nresource "aws_iam_group" "g" {\n  name = "g"\n}\nresource "aws_iam_user_policy" "u" {\n  user = aws_iam_user.u.name\n  policy = ${encoded('"s3:*"', 'aws_s3_bucket.media.arn')}\n}\nresource "aws_iam_group_policy" "g" {\n  group = aws_iam_group.g.name\n  policy = ${encoded('"s3:Get*"', 'aws_s3_bucket.media.arn')}\n}\n`,
    { ...bucketValues, 'aws_iam_user.u': { id: 'u' }, 'aws_iam_group.g': { id: 'g' } },
  ),
  overridden: reads('aws_s3_bucket.media.arn', bucket, bucketValues, {
    'main_override.tf': `resource "aws_iam_policy" "p" {\n  policy = ${encoded('["s3:PutObject"]', '"${aws_s3_bucket.media.arn}/over"')}\n}\n`,
  }),
  tf_json: {
    files: {
      'main.tf.json': JSON.stringify({
        resource: {
          aws_s3_bucket: { media: { bucket: 'media' } },
          aws_iam_policy: { p: { policy: '${data.aws_iam_policy_document.d.json}' } },
        },
        data: {
          aws_iam_policy_document: {
            d: { statement: [{ actions: ['s3:*'], resources: ['${aws_s3_bucket.media.arn}', '${aws_s3_bucket.media.arn}/*'] }] },
          },
        },
      }),
    },
    values: bucketValues,
  },
};
