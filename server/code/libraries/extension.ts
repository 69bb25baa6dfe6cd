/**
 * The Parameters and Secrets Lambda Extension: it answers at a port of the function's own host, with the function's role.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
 * and https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-integration-lambda-extensions.html
 */
export const extensionName = 'the Parameters and Secrets Lambda Extension';

/** What the extension asks for, by the path that it is asked under, and the parameters of its query. */
export const extensionPaths: Readonly<
  Record<string, { readonly package: string; readonly operation: string; readonly query: Readonly<Record<string, string>> }>
> = {
  '/secretsmanager/get': { package: '@aws-sdk/client-secrets-manager', operation: 'GetSecretValue', query: { secretId: 'SecretId' } },
  '/systemsmanager/parameters/get': {
    package: '@aws-sdk/client-ssm',
    operation: 'GetParameter',
    query: { name: 'Name', withDecryption: 'WithDecryption' },
  },
};

/** What a file writes that asks the extension: a path, the port, or the variable that names the port. */
export const extensionWords: readonly string[] = [
  ...Object.keys(extensionPaths),
  'localhost:2773',
  '127.0.0.1:2773',
  'PARAMETERS_SECRETS_EXTENSION_HTTP_PORT',
];
