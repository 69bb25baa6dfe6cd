import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const use = 'export const run = () => new PutObjectCommand({ Bucket: env.BUCKET });';

/** The bucket of the program's only command, in short. */
async function bucket(text: string): Promise<string> {
  const { call } = await program(`import { PutObjectCommand } from '@aws-sdk/client-s3';\n${text}`);
  return shortValue(call('PutObject').input.Bucket);
}

test.each([
  [
    'zod, by a type that it infers',
    `import { z } from 'zod';\nconst schema = z.object({ BUCKET: z.string() });\ntype Env = z.infer<typeof schema>;\nconst env: Env = schema.parse(process.env);\n${use}`,
    '$BUCKET',
  ],
  [
    'zod, by a declared interface',
    `import { z } from 'zod';\ninterface Env { BUCKET: string }\nconst env: Env = z.object({ BUCKET: z.string() }).parse(process.env);\n${use}`,
    '$BUCKET',
  ],
  [
    'zod, through a function with a declared return type and a default',
    `import { z } from 'zod';\nconst schema = z.object({ BUCKET: z.string().default('x') });\nexport type Env = z.output<typeof schema>;\nexport function load(source = process.env): Env { return schema.parse(source); }\nconst env = load();\n${use}`,
    '$BUCKET ?? "x"',
  ],
  [
    'zod, through a field of a declared type',
    `import { z } from 'zod';\nconst schema = z.object({ BUCKET: z.string() });\ntype Env = z.infer<typeof schema>;\nclass A { constructor(private readonly env: Env) {} put() { return new PutObjectCommand({ Bucket: this.env.BUCKET }); } }\nexport const a = new A(schema.parse(process.env));`,
    '$BUCKET',
  ],
  [
    'zod, transformed as a whole',
    `import { z } from 'zod';\nconst config = z.object({ BUCKET: z.string() }).transform((e) => ({ bucket: e.BUCKET })).parse(process.env);\nexport const run = () => new PutObjectCommand({ Bucket: config.bucket });`,
    '$BUCKET',
  ],
  [
    'zod, one value transformed',
    `import { z } from 'zod';\nconst env = z.object({ BUCKET: z.string().transform((name) => \`media-\${name}\`) }).parse(process.env);\n${use}`,
    '`media-${$BUCKET}`',
  ],
  [
    't3-env in Next',
    `import { createEnv } from '@t3-oss/env-nextjs';\nexport const env = createEnv({ server: {}, experimental__runtimeEnv: {} });\n${use}`,
    '$BUCKET',
  ],
  ['arktype', `import { type } from 'arktype';\nconst env = type({ BUCKET: 'string' })(process.env);\n${use}`, '$BUCKET'],
  [
    'effect',
    `import * as S from 'effect/Schema';\nconst env = S.decodeUnknownSync(S.Struct({ BUCKET: S.String }))(process.env);\n${use}`,
    '$BUCKET',
  ],
  [
    'env-var',
    `import env from 'env-var';\nexport const run = () => new PutObjectCommand({ Bucket: env.from(process.env).get('BUCKET').default('k').asString() });`,
    '$BUCKET ?? "k"',
  ],
  [
    'convict',
    `import convict from 'convict';\nconst config = convict({ s3: { bucket: { format: String, default: 'd', env: 'BUCKET' } } });\nconfig.validate();\nexport const run = () => new PutObjectCommand({ Bucket: config.get('s3.bucket') });`,
    '$BUCKET ?? "d"',
  ],
  [
    'convict, all properties',
    `import convict from 'convict';\nconst config = convict({ s3: { bucket: { format: String, default: null, env: 'BUCKET' } } }).validate().getProperties();\nexport const run = () => new PutObjectCommand({ Bucket: config.s3.bucket });`,
    '$BUCKET',
  ],
  [
    'dotenv, what it read',
    `import dotenv from 'dotenv';\nexport const run = () => new PutObjectCommand({ Bucket: dotenv.config().parsed?.BUCKET });`,
    '$BUCKET',
  ],
  ['the environment, copied', `const env = { STAGE: 'x', ...process.env };\n${use}`, '$BUCKET'],
  ['the environment, assigned', `const env = Object.assign({}, process.env);\n${use}`, '$BUCKET'],
  [
    'class-validator',
    `import { plainToInstance } from 'class-transformer';\nclass Variables { BUCKET!: string; }\nconst env: Variables = plainToInstance(Variables, process.env);\n${use}`,
    '$BUCKET',
  ],
  [
    'a member that is given later',
    `const input: { Bucket: string | undefined } = { Bucket: undefined };\ninput.Bucket = process.env.BUCKET;\nexport const run = () => new PutObjectCommand(input);`,
    '$BUCKET',
  ],
])('%s', async (_name, text, expected) => {
  expect(await bucket(text)).toBe(expected);
});

const nest = (service: string) => `
//- src/aws.config.ts
import { registerAs } from '@nestjs/config';
export default registerAs('aws', () => ({ bucket: process.env.BUCKET }));
//- src/configuration.ts
export default () => ({ files: { bucket: process.env.FILES } });
//- src/app.module.ts
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import awsConfig from './aws.config';
import configuration from './configuration';
import { Media } from './media';
@Module({ imports: [ConfigModule.forRoot({ load: [awsConfig, configuration] })], providers: [Media] })
export class AppModule {}
//- src/media.ts
import { Inject } from '@nestjs/common';
import { ConfigService, type ConfigType } from '@nestjs/config';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import awsConfig from './aws.config';
export class Media {
  constructor(@Inject(awsConfig.KEY) private readonly aws: ConfigType<typeof awsConfig>, private readonly service: ConfigService) {}
  put() { return new PutObjectCommand({ Bucket: ${service} }); }
}
`;

test.each([
  ['a registered part, injected', 'this.aws.bucket', '$BUCKET'],
  ['a registered part, by its path', "this.service.get<string>('aws.bucket')", '$BUCKET'],
  ['a registered part, whole', "this.service.getOrThrow('aws').bucket", '$BUCKET'],
  ['what the root module loads', "this.service.get('files.bucket')", '$FILES'],
  ['a variable', "this.service.get('OTHER')", '$OTHER'],
  ['what nobody loads', "this.service.get('none.bucket')", '?what ConfigService.get gives is not known'],
])('Nest: %s', async (_name, expression, expected) => {
  const { call } = await program(nest(expression));
  expect(shortValue(call('PutObject').input.Bucket)).toBe(expected);
});
