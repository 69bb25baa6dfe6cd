/** Words that actions' names begin with, as far as two of them are a few letters away from each other, or close in what they mean. */
const verbs: readonly string[] = [
  'Add',
  'Associate',
  'Attach',
  'Cancel',
  'Create',
  'Delete',
  'Deregister',
  'Describe',
  'Detach',
  'Disable',
  'Disassociate',
  'Enable',
  'Get',
  'Head',
  'List',
  'Modify',
  'Post',
  'Publish',
  'Put',
  'Register',
  'Remove',
  'Reset',
  'Send',
  'Set',
  'Start',
  'Stop',
  'Subscribe',
  'Tag',
  'Unsubscribe',
  'Untag',
  'Update',
  'Upload',
  'View',
  'Write',
].map((verb) => verb.toLowerCase());

/** Words that may stand before the verb: `BatchGetItem`. */
const before = /^(?:batch|bulk|admin|transact)(?=[a-z])/;

/** The verb that an action's name begins with, in small letters; `undefined` where that is no common one, or misspelled. */
export function verbOf(name: string): string | undefined {
  const rest = name.toLowerCase().replace(before, '');
  const found = verbs.filter((verb) => rest.startsWith(verb));
  return found.sort((a, b) => b.length - a.length)[0];
}

/** Verbs of which each service has its own for the same: `glue:GetDatabases`, but `rds:DescribeDBClusters`. */
const reading: ReadonlySet<string> = new Set(['describe', 'get', 'list']);

/** Whether two verbs say the same. */
export function sameVerb(one: string, other: string | undefined): boolean {
  return one === other || (other !== undefined && reading.has(one) && reading.has(other));
}
