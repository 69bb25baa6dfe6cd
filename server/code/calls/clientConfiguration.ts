import type { Evaluation } from '../evaluate/Evaluation.ts';
import { alternatives, mayBeNothing, type Thing } from '../evaluate/Thing.ts';
import { nameOf, toValue } from '../evaluate/toValue.ts';
import type { ClientConfiguration } from '../SdkCall.ts';
import { globalConfiguration } from './globalConfiguration.ts';
import type { Client } from './sdkThing.ts';

/** What a client's configuration says, and why its calls are not for the workload's own policies. */
export interface Configured {
  readonly client: ClientConfiguration;
  readonly exempt: string | null;
}

export const unconfigured: Configured = { client: {}, exempt: null };

/** Packages whose functions and classes give credentials: those of any other may give the workload's own. */
const providers = /^(@aws-sdk\/|@smithy\/|aws-sdk$)/;
/** Providers that give the workload's own credentials. Source: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-credential-providers/ */
const ownProviders =
  /^(default|defaultProvider|fromNodeProviderChain|fromEnv|fromIni|fromProcess|fromSSO|fromContainerMetadata|fromInstanceMetadata|fromHttp|fromTokenFile|remoteProvider|EnvironmentCredentials|ECSCredentials|EC2MetadataCredentials|SharedIniFileCredentials|CredentialProviderChain|TokenFileWebIdentityCredentials)$/;
/** Variables in which the SDK itself looks for credentials. Source: https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html */
const ownVariables = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);

/** Reads a client's configuration. */
export function configured(evaluation: Evaluation, client: Client | undefined): Configured {
  const configuration = client?.configuration?.();
  const forAll = client?.made ? globalConfiguration(evaluation, client.made) : new Map<string, Thing>();
  if (configuration?.kind !== 'object' && !(configuration?.kind === 'undefined' && forAll.size > 0)) return unconfigured;
  const member = (key: string): Thing | undefined => {
    const thing = configuration.kind === 'object' && configuration.members.has(key) ? evaluation.property(configuration, key) : undefined;
    return thing === undefined || thing.kind === 'undefined' ? forAll.get(key) : thing;
  };
  const endpoint = member('endpoint');
  const region = member('region');
  const accessKeyId = member('accessKeyId');
  // Without the key, v2 takes what the SDK finds; credentials without one are an error.
  const credentials = member('credentials') ?? (accessKeyId && !mayBeNothing(accessKeyId) ? keyAlone(accessKeyId) : undefined);
  const reason = (endpoint && notAws(endpoint)) ?? (credentials && otherPrincipal(evaluation, credentials)) ?? null;
  return {
    client: {
      ...(endpoint ? { endpoint: toValue(endpoint) } : {}),
      ...(region ? { region: toValue(region) } : {}),
      ...(credentials ? { credentials: toValue(credentials) } : {}),
    },
    exempt: reason,
  };
}

function keyAlone(accessKeyId: Thing): Thing {
  return { kind: 'object', members: new Map([['accessKeyId', () => accessKeyId]]), open: false, node: null, from: accessKeyId.from };
}

/** What v2's class of endpoints is made with: `new AWS.Endpoint('http://localhost:4566')`. */
function endpointGiven(endpoint: Thing): readonly Thing[] {
  const isEndpoint = endpoint.kind === 'instance' && endpoint.of.kind === 'external' && endpoint.of.package === 'aws-sdk';
  const given = isEndpoint ? endpoint.arguments?.[0]?.() : undefined;
  return given ? alternatives(given) : [endpoint];
}

/** An endpoint that is certainly not AWS's: a literal text with another host. */
function notAws(endpoint: Thing): string | null {
  const options = mayBeNothing(endpoint) ? [] : alternatives(endpoint).flatMap(endpointGiven);
  const texts = options.flatMap((option) => {
    if (option.kind === 'literal' && typeof option.value === 'string') return [option.value];
    const first = option.kind === 'template' ? option.parts[0] : undefined;
    // The host must be in the known beginning: `http://localhost:${port}`.
    return typeof first === 'string' && /^[a-z]+:\/\/[^/]+[:/]/.test(first) ? [first] : [];
  });
  const host = texts[0];
  if (
    host === undefined ||
    texts.length < options.length ||
    texts.some((text) => /(^|[./])(amazonaws\.com(\.cn)?|api\.aws|on\.aws)([:/]|$)/.test(text))
  )
    return null;
  return `its endpoint ${host} is not AWS`;
}

function otherPrincipal(evaluation: Evaluation, credentials: Thing): string | null {
  if (mayBeNothing(credentials)) return null;
  const reasons = alternatives(credentials).map((option) => principalOf(evaluation, option));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

function principalOf(evaluation: Evaluation, option: Thing): string | null {
  if (option.kind === 'made' || option.kind === 'instance') {
    const from = option.kind === 'made' ? option.by : option.of;
    const name = nameOf(from);
    // What is only declared to be a provider may be the workload's own.
    const isPromised = option.kind === 'instance' && option.arguments === null && /Provider$/.test(name);
    if (isPromised || ownProviders.test(name) || !isOfSdk(from)) return null;
    return `it has credentials of its own, from ${name}`;
  }
  if (option.kind === 'object') {
    const key = option.members.has('accessKeyId') ? evaluation.property(option, 'accessKeyId') : undefined;
    return key && !alternatives(key).some(isOwnKey) ? 'it has credentials of its own' : null;
  }
  return null;
}

/** Whether something is made by what the SDK exports, at first or last: `fromEnv()`, `fromEnv()()`. */
function isOfSdk(thing: Thing): boolean {
  if (thing.kind === 'made') return isOfSdk(thing.by);
  if (thing.kind === 'member') return isOfSdk(thing.of);
  return thing.kind === 'external' && providers.test(thing.package);
}

/** Whether a key is one that the SDK itself would take: of its own variables, or of what its own providers give. */
function isOwnKey(key: Thing): boolean {
  if (key.kind === 'environment') return ownVariables.has(key.name);
  if (key.kind === 'member') return isOwnKey(key.of);
  return key.kind === 'made' && ownProviders.test(nameOf(key.by));
}
