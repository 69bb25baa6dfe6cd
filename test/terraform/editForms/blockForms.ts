import { policy } from '../corpus/case.ts';
import { block, both, data, type EditForm, fromData, json, objects, resources, windows } from './formParts.ts';

/** Ways to write Statements as blocks of `aws_iam_policy_document`, and policies as blocks of a role. */
export const blockForms: Readonly<Record<string, EditForm>> = {
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
};
