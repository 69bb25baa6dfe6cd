import { operationOfPaginator, operationsOf } from '../../server/aws/index.ts';

const clients: Readonly<Record<string, string>> = { s3: 'S3', sqs: 'SQS', sns: 'SNS', dynamodb: 'DynamoDB', lambda: 'Lambda' };
const waiters: Readonly<Record<string, readonly string[]>> = { s3: ['BucketExists', 'ObjectExists'], dynamodb: ['TableExists'] };
const documentMethods = ['get', 'put', 'update', 'delete', 'query', 'scan', 'batchGet', 'batchWrite', 'transactGet', 'transactWrite'];

/** Declarations of the SDK in short, from the catalogue's names: what a type checker needs to resolve a call. By path. */
export function sdkDeclarations(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [short, name] of Object.entries(clients)) {
    const operations = operationsOf(`@aws-sdk/client-${short}`);
    const method = (operation: string) => operation.charAt(0).toLowerCase() + operation.slice(1);
    files.set(
      `node_modules/@aws-sdk/client-${short}/index.d.ts`,
      [
        'export declare class $Command { readonly input: any; constructor(input: any); }',
        `export declare class ${name}Client { constructor(configuration?: any); readonly config: any; send(command: $Command, callback?: any): Promise<any>; }`,
        `export declare class ${name} extends ${name}Client {`,
        ...operations.map((operation) => `  ${method(operation)}(input?: any, callback?: any): Promise<any>;`),
        '}',
        ...operations.map(
          (operation) => `export declare class ${operation}Command extends $Command { private readonly kind: '${operation}'; }`,
        ),
        ...operations
          .filter((operation) => operationOfPaginator(`@aws-sdk/client-${short}`, `paginate${operation}`) !== undefined)
          .map((operation) => `export declare function paginate${operation}(configuration: any, input: any): AsyncGenerator<any>;`),
        ...(waiters[short] ?? []).map(
          (waiter) => `export declare function waitUntil${waiter}(configuration: any, input: any): Promise<any>;`,
        ),
      ].join('\n'),
    );
  }
  const documentCommand = (method: string) =>
    `export declare class ${method.charAt(0).toUpperCase()}${method.slice(1)}Command { constructor(input: any); private kind: '${method}'; }`;
  files.set(
    'node_modules/@aws-sdk/lib-dynamodb/index.d.ts',
    [
      'export declare class DynamoDBDocumentClient { static from(client: any, options?: any): DynamoDBDocumentClient; send(command: any): Promise<any>; }',
      'export declare class DynamoDBDocument extends DynamoDBDocumentClient { static from(client: any, options?: any): DynamoDBDocument;',
      ...documentMethods.map((method) => `  ${method}(input: any): Promise<any>;`),
      '}',
      ...documentMethods.map(documentCommand),
    ].join('\n'),
  );
  files.set(
    'node_modules/@aws-sdk/lib-storage/index.d.ts',
    'export declare class Upload { constructor(options: any); done(): Promise<any>; }',
  );
  files.set(
    'node_modules/@aws-sdk/s3-request-presigner/index.d.ts',
    'export declare function getSignedUrl(client: any, command: any, options?: any): Promise<string>;',
  );
  files.set(
    'node_modules/@aws-sdk/s3-presigned-post/index.d.ts',
    'export declare function createPresignedPost(client: any, options: any): Promise<any>;',
  );
  const v2Methods = (names: readonly string[]) =>
    names.map((name) => `  ${name}(input?: any, callback?: any): { promise(): Promise<any> };`).join('\n');
  files.set(
    'node_modules/aws-sdk/index.d.ts',
    [
      `declare class S3 { constructor(configuration?: any);\n${v2Methods(['putObject', 'getObject'])}\n}`,
      `declare class SQS { constructor(configuration?: any);\n${v2Methods(['sendMessage'])}\n}`,
      `declare namespace DynamoDB { class DocumentClient { constructor(configuration?: any);\n${v2Methods(['get', 'put'])}\n} }`,
      'declare const AWS: { S3: typeof S3; SQS: typeof SQS; DynamoDB: typeof DynamoDB };',
      'export { S3, SQS, DynamoDB };',
      'export default AWS;',
    ].join('\n'),
  );
  return files;
}
