import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How the files of a generated tree stand together. */
export type TerraformShape = 'roots' | 'calls' | 'flat';

/** Folders of the root modules in the shape `calls`. */
const callingRoots = 10;
/** Modules that they call. */
const calledModules = 20;

/**
 * Writes a tree of about `files` Terraform files, each but a few with a policy, its role and its attachment, and a backend with
 * one call that is paired with the first policy. Always the same.
 *
 * `roots`: root modules of ten files each. `calls`: ten root modules that call shared modules from every file. `flat`: one folder.
 */
export function generateTerraform(folder: string, shape: TerraformShape, files: number): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  if (shape === 'flat') writeModule(write, 'infra', files - 1);
  else if (shape === 'roots') {
    // Each with names of its own, so that the pair is one.
    for (let i = 0; i < Math.ceil(files / 10); i++) writeModule(write, `infra/service-${i}`, 9, i === 0 ? 'worker' : `worker_of_${i}`);
  } else {
    const each = Math.max(1, Math.ceil((files - 2 * calledModules) / callingRoots) - 1);
    for (let i = 0; i < callingRoots; i++)
      writeModule(write, `infra/stage-${i}`, each, 'worker', (n) => `../../modules/worker-${n % calledModules}`);
    for (let i = 0; i < calledModules; i++) writeCalled(write, `modules/worker-${i}`);
  }
  write('package.json', '{ "dependencies": { "@aws-sdk/client-s3": "^3.900.0" } }\n');
  write(
    'src/store.ts',
    "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});\nexport const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket: 'media', Key }));\n",
  );
  write('iam-policy-sync.json', `${JSON.stringify({ pairs: [{ code: '.', policy: 'aws_iam_policy.worker_0' }] })}\n`);
}

type Write = (path: string, text: string) => void;

function writeModule(write: Write, folder: string, count: number, name = 'worker', called?: (n: number) => string): void {
  write(
    `${folder}/locals.tf`,
    'variable "environment" {\n  type    = string\n  default = "prod"\n}\n\nlocals {\n  prefix = "app-${var.environment}"\n  shared = ["sqs:SendMessage", "sqs:ReceiveMessage"]\n}\n',
  );
  for (let n = 0; n < count; n++) write(`${folder}/worker_${n}.tf`, `${worker(`${name}_${n}`, n)}${called ? call(n, called(n)) : ''}`);
}

function writeCalled(write: Write, folder: string): void {
  write(`${folder}/main.tf`, worker('this', 1).replaceAll('worker-1-', '${var.name}-'));
  write(
    `${folder}/locals.tf`,
    'variable "name" {\n  type = string\n}\n\nlocals {\n  prefix = "app-${var.name}"\n  shared = ["sqs:SendMessage"]\n}\n',
  );
}

const call = (n: number, source: string): string => `\nmodule "worker_${n}" {\n  source = "${source}"\n  name   = "worker-${n}"\n}\n`;

/** A policy that uses a local of its module in one statement of three; every tenth has its document in a data source. */
function worker(name: string, n: number): string {
  return `# What worker ${n} may do.
resource "aws_iam_role" "${name}" {
  name = "\${local.prefix}-worker-${n}"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

${n % 10 === 9 ? documented(name, n) : encoded(name, n)}
resource "aws_iam_role_policy_attachment" "${name}" {
  role       = aws_iam_role.${name}.name
  policy_arn = aws_iam_policy.${name}.arn
}

resource "aws_sqs_queue" "${name}" {
  name = "worker-${n}-queue"
}
`;
}

const encoded = (name: string, n: number): string => `resource "aws_iam_policy" "${name}" {
  name = "worker-${n}-policy"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Media"
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:ListBucketVersions",
        ]
        Resource = "arn:aws:s3:::media-${n}/*"
      },
      {
        Sid      = "Queue"
        Effect   = "Allow"
        Action   = ${n % 3 === 0 ? 'local.shared' : '["sqs:DeleteMessage"]'}
        Resource = aws_sqs_queue.${name}.arn
      },
    ]
  })
}
`;

const documented = (name: string, n: number): string => `data "aws_iam_policy_document" "${name}" {
  statement {
    sid       = "Media"
    actions   = ["s3:GetObject", "s3:ListBucketVersions"]
    resources = ["arn:aws:s3:::media-${n}/*"]
  }
}

resource "aws_iam_policy" "${name}" {
  name   = "worker-${n}-policy"
  policy = data.aws_iam_policy_document.${name}.json
}
`;
