/** An export of a package that calls AWS on its caller's behalf. */
export interface LibraryExport {
  readonly package: string;
  /** As imported; a method of it after a dot: `DynamoDBDocument.get`. */
  readonly export: string;
  readonly kind: 'command' | 'method-object' | 'function' | 'class';
  /** What it asks for; empty where only its methods, or what is handed to it, ask for something. */
  readonly calls: readonly { readonly package: string; readonly operation: string }[];
}

type Row = readonly [name: string, kind: LibraryExport['kind'], client: string, operations: string];

/** Methods of the document clients of v2 and v3. Source: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/ */
const DOCUMENT = {
  batchExecuteStatement: 'BatchExecuteStatement',
  batchGet: 'BatchGetItem',
  batchWrite: 'BatchWriteItem',
  delete: 'DeleteItem',
  executeStatement: 'ExecuteStatement',
  executeTransaction: 'ExecuteTransaction',
  get: 'GetItem',
  put: 'PutItem',
  query: 'Query',
  scan: 'Scan',
  transactGet: 'TransactGetItems',
  transactWrite: 'TransactWriteItems',
  update: 'UpdateItem',
} as const;

/** `lib-storage`'s Upload: one PutObject, or a multipart upload. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions */
const UPLOAD = 'PutObject AbortMultipartUpload';

const LIBRARIES: Readonly<Record<string, readonly Row[]>> = {
  '@aws-sdk/lib-dynamodb': [
    ...Object.entries(DOCUMENT).map(
      ([method, operation]): Row => [`${method.charAt(0).toUpperCase()}${method.slice(1)}Command`, 'command', 'dynamodb', operation],
    ),
    ['DynamoDBDocument', 'method-object', 'dynamodb', ''],
    ...Object.entries(DOCUMENT).map(([method, operation]): Row => [`DynamoDBDocument.${method}`, 'method-object', 'dynamodb', operation]),
    ['DynamoDBDocumentClient', 'class', 'dynamodb', ''],
    ['paginateQuery', 'function', 'dynamodb', 'Query'],
    ['paginateScan', 'function', 'dynamodb', 'Scan'],
  ],
  '@aws-sdk/lib-storage': [['Upload', 'class', 's3', UPLOAD]],
  // What it signs is the command that it is handed.
  '@aws-sdk/s3-request-presigner': [['getSignedUrl', 'function', 's3', '']],
  '@aws-sdk/cloudfront-signer': [],
  '@aws-sdk/s3-presigned-post': [['createPresignedPost', 'function', 's3', 'PutObject']],
  '@aws-sdk/polly-request-presigner': [['getSynthesizeSpeechUrl', 'function', 'polly', 'SynthesizeSpeech']],
  'aws-sdk': [
    ['DynamoDB.DocumentClient', 'method-object', 'dynamodb', ''],
    ...Object.entries(DOCUMENT)
      .filter(([method]) => !method.startsWith('execute') && method !== 'batchExecuteStatement')
      .map(([method, operation]): Row => [`DynamoDB.DocumentClient.${method}`, 'method-object', 'dynamodb', operation]),
    ['S3.ManagedUpload', 'class', 's3', UPLOAD],
    ['S3.upload', 'method-object', 's3', UPLOAD],
    ['S3.createPresignedPost', 'method-object', 's3', 'PutObject'],
    ['Polly.Presigner.getSynthesizeSpeechUrl', 'method-object', 'polly', 'SynthesizeSpeech'],
  ],
};

/** An export of a package that calls AWS for its caller; `undefined` where the package or the export is none of those. */
export function libraryExport(pkg: string, name: string): LibraryExport | undefined {
  const row = Object.hasOwn(LIBRARIES, pkg) ? LIBRARIES[pkg]?.find(([each]) => each === name) : undefined;
  if (row === undefined) return undefined;
  const [, kind, client, operations] = row;
  const calls = operations.split(' ').filter((each) => each !== '');
  return { package: pkg, export: name, kind, calls: calls.map((operation) => ({ package: `@aws-sdk/client-${client}`, operation })) };
}
