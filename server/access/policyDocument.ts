import type { Policy, PolicyDocument } from '../terraform/index.ts';

/** Whether the policy's document could be evaluated. */
export function isPolicyDocument(document: Policy['document']): document is PolicyDocument {
  return 'statements' in document;
}
