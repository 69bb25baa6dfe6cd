import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const services = [
  { client: 's3', name: 'S3Client', prefix: 's3', operations: ['GetObject', 'PutObject', 'DeleteObject'] },
  { client: 'dynamodb', name: 'DynamoDBClient', prefix: 'dynamodb', operations: ['GetItem', 'PutItem', 'Query'] },
  { client: 'sqs', name: 'SQSClient', prefix: 'sqs', operations: ['SendMessage', 'ReceiveMessage', 'DeleteMessage'] },
  { client: 'sns', name: 'SNSClient', prefix: 'sns', operations: ['Publish', 'Subscribe'] },
  { client: 'polly', name: 'PollyClient', prefix: 'polly', operations: ['SynthesizeSpeech', 'DescribeVoices'] },
] as const;

/** Files in each package besides its `package.json`, `tsconfig.json` and Terraform. */
const modulesPerPackage = 94;

/**
 * Writes a workspace of `files` files or a little more: backend packages of some hundred files each (one in eight calls AWS,
 * through a client of the package's own), and for each a Terraform module with its role and policy. Always the same.
 */
export function generateWorkspace(folder: string, files: number): void {
  const packages = Math.max(1, Math.ceil(files / (modulesPerPackage + 6)));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const pairs = [];
  for (let i = 0; i < packages; i++) {
    const own = services.filter((_, order) => (order + i) % 5 < 3);
    writePackage(write, `packages/service-${i}`, own);
    writeTerraform(write, `terraform/service-${i}`, `service_${i}`, own);
    pairs.push({ code: `packages/service-${i}`, policy: `aws_iam_policy.service_${i}` });
  }
  write('iam-policy-sync.json', `${JSON.stringify({ pairs }, null, 2)}\n`);
  write('package.json', '{ "private": true, "workspaces": ["packages/*"] }\n');
}

type Write = (path: string, text: string) => void;
type Service = (typeof services)[number];

function writePackage(write: Write, folder: string, own: readonly Service[]): void {
  const dependencies = Object.fromEntries(own.map(({ client }) => [`@aws-sdk/client-${client}`, '^3.900.0']));
  write(
    `${folder}/package.json`,
    `${JSON.stringify({ name: `@sample/${folder.split('/')[1]}`, type: 'module', dependencies }, null, 2)}\n`,
  );
  write(`${folder}/tsconfig.json`, '{ "compilerOptions": { "module": "nodenext", "strict": true } }\n');
  write(
    `${folder}/src/clients.ts`,
    own
      .map(({ client, name }) => `import { ${name} } from '@aws-sdk/client-${client}';\nexport const ${client} = new ${name}({});\n`)
      .join(''),
  );
  for (let i = 0; i < modulesPerPackage; i++)
    write(`${folder}/src/module${i}.ts`, moduleText(i, i % 8 === 0 ? own[i % own.length] : undefined));
}

function moduleText(i: number, service: Service | undefined): string {
  const operation = service?.operations[i % service.operations.length];
  const head =
    service && operation
      ? `import { ${operation}Command } from '@aws-sdk/client-${service.client}';\nimport { ${service.client} } from './clients.ts';\n`
      : '';
  const above = i > 0 ? `import { summarise${i - 1} } from './module${i - 1}.ts';\n` : '';
  const call =
    service && operation
      ? `\n/** Asks AWS. */\nexport async function ask${i}(name: string): Promise<unknown> {\n  return ${service.client}.send(new ${operation}Command({ Bucket: name, Key: \`items/\${name}\` } as never));\n}\n`
      : '';
  const helpers = Array.from(
    { length: 6 },
    (_, n) => `
interface Item${n} {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
}

/** Puts the items of one kind in order and joins their titles. */
export function order${n}(items: readonly Item${n}[], limit = ${10 + n}): string {
  const seen = new Set<string>();
  const kept = items.filter(({ id, tags }) => {
    if (seen.has(id) || tags.length === 0) return false;
    seen.add(id);
    return true;
  });
  return kept
    .slice(0, limit)
    .map((item, index) => \`\${index + 1}. \${item.title} (\${item.tags.join(', ')})\`)
    .join('\\n');
}
`,
  ).join('');
  const sum = `\nexport const summarise${i} = (texts: readonly string[]): string => ${i > 0 ? `summarise${i - 1}(texts.slice(1)) + ` : ''}texts.length.toString();\n`;
  return `${head}${above}${call}${helpers}${sum}`;
}

function writeTerraform(write: Write, folder: string, name: string, own: readonly Service[]): void {
  const statements = own.map(
    ({ client, prefix, operations }) => `      {
        Sid    = "${client[0]?.toUpperCase()}${client.slice(1)}"
        Effect = "Allow"
        Action = [
${operations
  .slice(1)
  .map((operation) => `          "${prefix}:${operation}",`)
  .join('\n')}
        ]
        Resource = "*"
      },`,
  );
  write(
    `${folder}/iam.tf`,
    `resource "aws_iam_policy" "${name}" {
  name = "${name}-\${var.environment}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${statements.join('\n')}
    ]
  })
}
`,
  );
  write(
    `${folder}/role.tf`,
    `resource "aws_iam_role" "task" {
  name = "${name}-task"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "task" {
  role       = aws_iam_role.task.name
  policy_arn = aws_iam_policy.${name}.arn
}
`,
  );
  write(`${folder}/variables.tf`, 'variable "environment" {\n  type    = string\n  default = "prod"\n}\n');
}
