import type { Evaluation } from '../evaluate/Evaluation.ts';
import { nameOf } from '../evaluate/nameOf.ts';
import { alternatives, mayBeNothing, type Thing } from '../evaluate/Thing.ts';
import { toValue } from '../evaluate/toValue.ts';
import type { ClientConfiguration } from '../SdkCall.ts';
import { globalConfiguration, inPlaceOf, laterConfiguration } from './globalConfiguration.ts';
import type { Client } from './sdkThing.ts';

/** What a client's configuration says, and why its calls, or some of their runs, are not for the workload's own policies. */
export interface Configured {
  readonly client: ClientConfiguration;
  readonly exempt: string | null;
  readonly exemptAtTimes: string | null;
}

const unconfigured: Configured = { client: {}, exempt: null, exemptAtTimes: null };

/** Packages whose functions and classes give credentials: those of any other may give the workload's own. */
const providers = /^(@aws-sdk\/|@smithy\/|aws-sdk$)/;
/** Providers that give the workload's own credentials. Source: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-credential-providers/ */
const ownProviders =
  /^(default|defaultProvider|fromNodeProviderChain|fromEnv|fromIni|fromProcess|fromSSO|fromContainerMetadata|fromInstanceMetadata|fromHttp|fromTokenFile|remoteProvider|EnvironmentCredentials|ECSCredentials|EC2MetadataCredentials|SharedIniFileCredentials|CredentialProviderChain|TokenFileWebIdentityCredentials)$/;
/** Variables in which the SDK itself looks for credentials. Source: https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html */
const ownVariables = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);

/** Reads a client's configuration. */
export function configured(evaluation: Evaluation, client: Client | undefined): Configured {
  const given = client?.configuration?.();
  if (!given) return unconfigured;
  const forAll = client?.made ? globalConfiguration(evaluation, client.made, client.service ?? '') : new Map<string, Thing>();
  const later = client?.made ? laterConfiguration(evaluation, client.made) : new Map<string, Thing>();
  return judgedOf(alternatives(given).map((option) => configuredBy(evaluation, option, forAll, later)));
}

/** What is so of all that can make a call: not judged where none is, at times where one is not the workload's own. */
export function judgedOf(all: readonly Configured[]): Configured {
  const judged = all.find(({ exempt }) => exempt === null);
  if (!judged) return all[0] ?? unconfigured;
  return { ...judged, exemptAtTimes: all.map(({ exemptAtTimes }) => exemptAtTimes).find((reason) => reason !== null) ?? null };
}

type Settings = ReadonlyMap<string, Thing>;

/** By what a client is made with, what is configured for all, and what it is given after it is made. */
function configuredBy(evaluation: Evaluation, configuration: Thing, forAll: Settings, later: Settings): Configured {
  if (configuration.kind !== 'object' && !(configuration.kind === 'undefined' && forAll.size + later.size > 0)) return unconfigured;
  const member = (key: string): Thing | undefined => {
    const thing = configuration.kind === 'object' && configuration.members.has(key) ? evaluation.property(configuration, key) : undefined;
    const made = thing === undefined || thing.kind === 'undefined' ? forAll.get(key) : thing;
    return inPlaceOf(made, later.get(key));
  };
  const endpoint = member('endpoint');
  const region = member('region');
  const accessKeyId = member('accessKeyId');
  // Without the key, v2 takes what the SDK finds; credentials without one are an error.
  const credentials = member('credentials') ?? (accessKeyId && !mayBeNothing(accessKeyId) ? keyAlone(accessKeyId) : undefined);
  const other = credentials ? otherPrincipal(evaluation, credentials) : { always: null, atTimes: null };
  const reason = (endpoint && notAws(endpoint)) ?? other.always;
  return {
    client: {
      ...(endpoint ? { endpoint: toValue(endpoint) } : {}),
      ...(region ? { region: toValue(region) } : {}),
      ...(credentials ? { credentials: toValue(credentials) } : {}),
    },
    exempt: reason,
    exemptAtTimes: other.atTimes,
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
    if (option.kind !== 'template') return [];
    const [first] = option.parts;
    // The host must be in the known beginning: `http://localhost:${port}`.
    if (typeof first === 'string' && /^[a-z]+:\/\/[^/]+[:/]/.test(first)) return [first];
    // Or how it ends must be known: `https://${account}.r2.cloudflarestorage.com`.
    const text = option.parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
    return /^[a-z]+:\/\/[^/]*…[^/…]*\.[a-z0-9-]+\.[a-z]{2,}([:/]|$)/.test(text) ? [text] : [];
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

/** Whose the credentials are, if not the workload's own: whenever the client is made, or at times. */
function otherPrincipal(evaluation: Evaluation, credentials: Thing): { readonly always: string | null; readonly atTimes: string | null } {
  const options = alternatives(credentials);
  const reasons = options.map((option) => principalOf(evaluation, option));
  const isAlways = !mayBeNothing(credentials) && reasons.every((reason) => reason !== null);
  return {
    always: isAlways ? (reasons[0] ?? null) : null,
    atTimes: reasons.find((reason, i) => reason !== null && !isStandIn(evaluation, options[i])) ?? null,
  };
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

/** Whether credentials are written in the code: for a copy of AWS on one's own machine, which asks for some. */
function isStandIn(evaluation: Evaluation, option: Thing | undefined): boolean {
  return option?.kind === 'object' && evaluation.property(option, 'accessKeyId').kind === 'literal';
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
