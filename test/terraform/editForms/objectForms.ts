import { policy } from '../corpus/case.ts';
import { both, type EditForm, encoded, inner, objects, resources, tabs, unended, windows } from './formParts.ts';

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

/** Ways to write Statements as objects, and to hand them or their lists through modules and `for_each`. */
export const objectForms: Readonly<Record<string, EditForm>> = {
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
  statement_merge_string: {
    files: {
      'main.tf': `locals {\n  allow = { Effect = "Allow", Resource = ${resources} }\n}\n\n${policy(`jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n      merge(local.allow, { Sid = "A", Action = "s3:GetObject" }),\n      merge(local.allow, { Sid = "B", Action = "s3:PutObject" }),\n    ]\n  })`)}`,
    },
  },
  statements_concat_named: {
    files: {
      'main.tf': `locals {\n  statements = {\n    a = {\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = ${both}\n      Resource = ${resources}\n    }\n    b = {\n      Sid      = "B"\n      Effect   = "Allow"\n      Action   = ["s3:PutObject"]\n      Resource = ${resources}\n    }\n  }\n}\n\n${policy('jsonencode({\n    Version = "2012-10-17"\n    Statement = concat(\n      [for name in ["a"] : local.statements[name]],\n      values({ for name, one in local.statements : name => one if name == "b" }), # the rest\n    )\n  })')}`,
    },
  },
};
