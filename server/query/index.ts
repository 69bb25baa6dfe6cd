/**
 * query — memoised questions: inputs, derived answers, inverse indexes, and "what would the answer be if".
 *
 * A thin layer over `@preact/signals-core`. It knows nothing of files, of AWS or of anything that is asked with it,
 * does no I/O, and has no clock. No derived value may read itself, even indirectly: the library detects the cycle and the
 * value fails.
 */
export { type Derived, derived, type Family, family } from './derived.ts';
export { difference } from './difference.ts';
export { equal } from './equal.ts';
export { grouped, pushOnceUnder, pushUnder } from './grouped.ts';
export { hashOf } from './hashOf.ts';
export { noteHeld, recordHeld } from './held.ts';
export { type Input, input, setInputs } from './input.ts';
export { type Index, type IndexEntry, index, membersByName, passing } from './keyedIndex.ts';
export { observe } from './observe.ts';
export { recordRuns } from './runLog.ts';
export { type Settled, settled } from './settled.ts';
export { steady, steadyFamily, type Table, type Tables, table, tables } from './steady.ts';
export { steadyEach } from './steadyEach.ts';
export { trimmed } from './trimmed.ts';
export { whenGone } from './whenGone.ts';
export { hypothetically, type Override, override, withInputs } from './withInputs.ts';
