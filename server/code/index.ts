/**
 * code — what the TypeScript and JavaScript say: packages, modules, values, SDK calls and what reaches them.
 *
 * It knows no Terraform and no policy. What it cannot resolve it reports as unresolved, at its place, with the reason.
 */
export { createCode } from './createCode.ts';
export type { Code, Manifest, ManifestClient, CodePlace } from './Code.ts';
export type { CallForm, ClientConfiguration, SdkCall, UnresolvedCall } from './SdkCall.ts';
export type { CodeNode, Value } from './Value.ts';
