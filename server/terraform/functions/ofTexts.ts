import { stringValue } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import type { TerraformFunction } from './callFunction.ts';

/** A function of one known text; it refuses what it answers `undefined` to. */
export const ofText =
  (change: (text: string) => string | undefined): TerraformFunction =>
  ({ at, values: [value] }) => {
    const text = value && textOf(value);
    const result = text === undefined ? undefined : change(text);
    return result === undefined ? undefined : stringValue(at, result);
  };

/** A function of known texts, in the same way. */
export const ofTexts =
  (change: (...texts: string[]) => string | undefined): TerraformFunction =>
  ({ at, values }) => {
    const texts = values.map(textOf);
    if (!texts.every((text) => text !== undefined)) return undefined;
    const result = change(...texts);
    return result === undefined ? undefined : stringValue(at, result);
  };

/** A question about known texts. */
export const asks =
  (question: (...texts: string[]) => boolean | undefined): TerraformFunction =>
  ({ at, values }) => {
    const texts = values.map(textOf);
    const value = texts.every((text) => text !== undefined) ? question(...texts) : undefined;
    return value === undefined ? undefined : { kind: 'boolean', at, value };
  };
