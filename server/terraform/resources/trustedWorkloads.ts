import type { Statement } from '../Policy.ts';
import type { Named } from '../policies/ResourceFacts.ts';
import { textsIn } from '../values/textsIn.ts';
import type { ResourceGrant, WorkloadKind } from '../Workload.ts';
import type { NamedWorkload } from './workloads.ts';

/**
 * Issuers of OpenID Connect tokens to pipelines, as their names stand before `:sub` or in the provider's ARN. Sources:
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws,
 * https://docs.gitlab.com/ci/cloud_services/aws/, https://support.atlassian.com/bitbucket-cloud/docs/deploy-on-aws-using-bitbucket-pipelines-openid-connect/,
 * https://developer.hashicorp.com/terraform/cloud-docs/dynamic-provider-credentials/aws-configuration,
 * https://circleci.com/docs/openid-connect-tokens/, https://buildkite.com/docs/pipelines/security/oidc/aws
 */
const pipelineIssuers = [
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'api.bitbucket.org',
  'app.terraform.io',
  'oidc.circleci.com',
  'agent.buildkite.com',
];

/** Whether a text names an issuer of tokens to pipelines. */
export const isPipelineIssuer = (text: string): boolean => pipelineIssuers.some((issuer) => text.includes(issuer));

/**
 * What a role's trust policy lets assume it by a token of OpenID Connect: service accounts of Kubernetes (IRSA), pipelines.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
 */
export function trustedWorkloads(role: Named, { address, at, document }: ResourceGrant): readonly NamedWorkload[] {
  if (!('statements' in document)) return [];
  const kinds = new Set(document.statements.flatMap((statement) => kindOf(statement) ?? []));
  return [...kinds].map((kind) => ({
    root: role.root,
    address,
    kind,
    at,
    runsAs: [role],
    executedBy: [],
    principalsUnknown: null,
    handler: null,
    environment: [],
  }));
}

function kindOf({ principals, conditions }: Statement): WorkloadKind | undefined {
  const federated = textsIn(memberOf(principals?.value, 'Federated'));
  if (federated.length === 0) return undefined;
  const tests = conditions?.tests ?? [];
  const subjects = tests.flatMap(({ key, values }) => (key.value.endsWith(':sub') ? values.elements.map(({ value }) => value[0]) : []));
  if (subjects.some((start) => typeof start === 'string' && start.startsWith('system:serviceaccount:'))) return 'service-account';
  const issuers = [...federated, ...tests.map(({ key }) => key.value)];
  return issuers.some(isPipelineIssuer) ? 'pipeline' : undefined;
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
