import { policy } from '../corpus/case.ts';
import { both, type EditForm, json, resources, tabs, windows } from './formParts.ts';

/** Ways to write a policy as JSON: in heredocs, strings, files, templates and configurations. */
export const textForms: Readonly<Record<string, EditForm>> = {
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
};
