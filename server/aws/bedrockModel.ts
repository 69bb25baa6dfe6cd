import type { PartialText } from './partialText.ts';

const PARTITION = { hole: `\${Partition}` };
const REGION = { hole: `\${Region}` };
const ACCOUNT = { hole: `\${Account}` };

/** Geographies that head a system-defined inference profile's id. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\.(.+)$/;

/**
 * What a Bedrock `modelId` stands for: a foundation model; a system-defined inference profile, which needs the profile and
 * its foundation models in every region it routes to; an application inference profile, whose models are not known; any
 * other ARN itself.
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function bedrockModelArns(modelId: PartialText): readonly PartialText[] {
  const [only] = modelId;
  if (modelId.length === 1 && typeof only === 'string') return ofText(only);
  if (typeof only === 'string') {
    if (only.startsWith('arn:')) return [modelId];
    const profile = PROFILE.exec(only)?.[1];
    if (profile !== undefined) return [profileArn(modelId), modelArn([profile, ...modelId.slice(1)], { hole: 'region of the profile' })];
    if (/^[a-z0-9-]+\.[a-z0-9]/.test(only)) return [modelArn(modelId, REGION)];
  }
  return [modelId.length === 1 ? modelId : [{ hole: 'modelId' }]];
}

function ofText(id: string): readonly PartialText[] {
  const application = /^arn:[^:]*:bedrock:[^:]*:[^:]*:application-inference-profile\//.test(id);
  if (application) return [[id], modelArn([{ hole: 'models of the inference profile' }], { hole: 'region of the profile' })];
  const system = /^arn:[^:]*:bedrock:[^:]*:[^:]*:inference-profile\/(.+)$/.exec(id)?.[1];
  const profile = PROFILE.exec(system ?? id)?.[1];
  if (system !== undefined)
    return [[id], modelArn([profile ?? { hole: 'models of the inference profile' }], { hole: 'region of the profile' })];
  if (id.startsWith('arn:')) return [[id]];
  if (profile !== undefined) return [profileArn([id]), modelArn([profile], { hole: 'region of the profile' })];
  return [modelArn([id], REGION)];
}

function profileArn(id: PartialText): PartialText {
  return ['arn:', PARTITION, ':bedrock:', REGION, ':', ACCOUNT, ':inference-profile/', ...id];
}

function modelArn(id: PartialText, region: { readonly hole: string }): PartialText {
  return ['arn:', PARTITION, ':bedrock:', region, '::foundation-model/', ...id];
}
