import type { PartialText } from '../../aws/index.ts';
import type { StatementList, TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { type Located, locate } from './locate.ts';
import { type Parent, parentOf } from './parentOf.ts';
import { literalOf } from './partialTexts.ts';
import type { EditedPolicy } from './statementOf.ts';

type Element = StatementList['elements'][number];

/** The string that an element is made from, elsewhere: `"GetObject"` of `[for verb in ["GetObject"] : "s3:${verb}"]`. */
export interface MadeElement extends Located {
  /** The list or object that it stands in, if any. */
  readonly around: Parent | undefined;
  /** What must stand in its place for the element to say this; `undefined` where nothing can. */
  coreOf(text: PartialText): string | undefined;
}

/** The strings that an element is made from, the last first; of one that is written there as it stands, that is the string itself. */
export function madeElements({ context }: EditedPolicy, { value, at, from }: Element): readonly MadeElement[] {
  return [...(from ?? [at])].reverse().flatMap((node) => madeElement(context, value, node) ?? []);
}

function madeElement(context: EditContext, value: PartialText, node: TfNode): MadeElement | undefined {
  const located = locate(context, node);
  if (!located || located.multiplied !== null || located.written.kind !== 'string') return undefined;
  const { literal } = located.written;
  const whole = literalOf(value);
  const start = literal === null || whole === null || literal === '' ? -1 : whole.indexOf(literal);
  if (literal === null || whole === null || start < 0 || whole.indexOf(literal, start + 1) >= 0) return undefined;
  const [before, behind] = [whole.slice(0, start), whole.slice(start + literal.length)];
  const around = parentOf(context, node);
  return {
    ...located,
    around: around?.multiplied === null ? around : undefined,
    coreOf: (text) => {
      const wanted = literalOf(text);
      const core = wanted?.startsWith(before) && wanted.endsWith(behind) ? wanted.slice(before.length, wanted.length - behind.length) : '';
      return core === '' ? undefined : core;
    },
  };
}
