import type { Requires } from './requirement.ts';

const RDS = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html';
const DSQL = 'https://docs.aws.amazon.com/aurora-dsql/latest/userguide/authentication-authorization.html';

/** Signers of tokens that a database checks: no request to AWS is sent, and still the action is needed. */
const TOKENS: Readonly<Record<string, readonly [action: string, type: string, parameter: string, arn: string, source: string]>> = {
  '@aws-sdk/rds-signer connect': [
    'rds-db:connect',
    'db-user',
    'username',
    // The signer is told the host's name, the ARN the database's identifier.
    'arn:${Partition}:rds-db:${Region}:${Account}:dbuser:*/${username}',
    RDS,
  ],
  '@aws-sdk/dsql-signer DbConnect': ['dsql:DbConnect', 'Cluster', 'hostname', 'arn:${Partition}:dsql:${Region}:${Account}:cluster/*', DSQL],
  '@aws-sdk/dsql-signer DbConnectAdmin': [
    'dsql:DbConnectAdmin',
    'Cluster',
    'hostname',
    'arn:${Partition}:dsql:${Region}:${Account}:cluster/*',
    DSQL,
  ],
};

/** What a token that is made by a package of the SDK requires; `undefined` where the package makes none. */
export function databaseToken(pkg: string, operation: string): Requires | undefined {
  const key = `${pkg} ${operation}`;
  const row = Object.hasOwn(TOKENS, key) ? TOKENS[key] : undefined;
  if (row === undefined) return undefined;
  const [action, type, parameter, arn, source] = row;
  return {
    package: pkg,
    operation,
    actions: [{ action, resources: [{ type, parameter, arn, from: 'name' }] }],
    conditional: [],
    dependent: [],
    confidence: 'catalogue',
    source,
  };
}
