/**
 * code — what the TypeScript and JavaScript say: packages, modules, values, SDK calls and what reaches them.
 *
 * It knows no Terraform and no policy. What it cannot resolve it reports as unresolved, at its place, with the reason.
 */

export type { AwsScript, Code, CodeEntry, CodePlace, CodeStep, Manifest, ManifestClient, ReachedCall } from './Code.ts';
export { createCode } from './createCode.ts';
export type { CallForm, ClientConfiguration, SdkCall, UnresolvedCall } from './SdkCall.ts';
export type { CodeNode, Value } from './Value.ts';
