/** Keys that requests of actions have by a page of AWS's other than the reference. */
export const keysBesides: readonly {
  readonly key: string;
  readonly prefix: string;
  readonly actions: readonly string[];
  readonly page: string;
}[] = [
  {
    key: 'aws-marketplace:ProductId',
    prefix: 'aws-marketplace',
    actions: ['Subscribe'],
    page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html',
  },
];

/** Keys of which a request has one value, though the reference says several. */
export const singleValued: readonly { readonly key: string; readonly page: string }[] = [
  { key: 'events:detail-type', page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html' },
];

/** A key's name with its variable as most are written: `s3:ExistingObjectTag/<key>`, `ssm:resourceTag/tag-key`. */
export function withVariable(name: string): string {
  return name.replace(/\/(?:<[^>]+>|tag-key)$/, '/${TagKey}');
}
