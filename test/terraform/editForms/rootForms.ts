import { both, type EditForm, encoded, objects, resources } from './formParts.ts';

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
