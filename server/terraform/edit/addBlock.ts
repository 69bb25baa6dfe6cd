import { type EntryStyle, entryStyle } from './entryStyle.ts';
import { indentAt, lineBreak, lineStart, startsLine } from './lines.ts';
import { listLayout } from './listLayout.ts';
import { type ChangeOutcome, isRefusal } from './outcome.ts';
import type { PolicyKeys } from './policyKeys.ts';
import { type NewStatement, spellStatement } from './spellStatement.ts';
import { type EditedPolicy, neighbours } from './statementOf.ts';
import type { Surface, WrittenObject } from './Written.ts';

/** Adds a `statement` block to an `aws_iam_policy_document`, behind the last one. */
export function addBlock(
  edited: EditedPolicy,
  surface: Surface,
  document: WrittenObject,
  keys: PolicyKeys,
  statement: NewStatement,
): ChangeOutcome {
  const { text } = surface;
  const newLine = lineBreak(text, document.start);
  const { slots } = listLayout(text, document.body, document.entries);
  const isStatement = (index: number): boolean => {
    const entry = document.entries[index];
    return entry !== undefined && (entry.key === keys.statement || /^dynamic\s+"?statement"?/.test(text.slice(entry.start, entry.end)));
  };
  const lastIndex = document.entries.findLastIndex((_, index) => isStatement(index));
  const [model] = neighbours(edited, surface).filter(({ form }) => form === 'block');
  const outer = indentAt(text, document.start);
  const near = document.entries.at(-1);
  const unit = near && startsLine(text, near.start) ? indentAt(text, near.start).slice(outer.length) || '  ' : '  ';
  const style: EntryStyle = model
    ? { ...entryStyle(surface, model), multiline: true, commas: false, trailingComma: false }
    : {
        quotedKeys: false,
        sign: ' = ',
        alignment: 'runs',
        keyWidth: 0,
        commas: false,
        trailingComma: false,
        multiline: true,
        padding: ' ',
        unit,
      };
  const indent = outer + unit;
  const source = spellStatement(edited, surface, keys, statement, style, {
    entryIndent: indent + style.unit,
    closeIndent: indent,
    newLine,
    header: `${keys.statement} `,
  });
  if (isRefusal(source)) return source;
  const after = slots[lastIndex >= 0 ? lastIndex : slots.length - 1];
  if (!after) {
    const { start, end } = document.body;
    const open = text.slice(start, end).trim() === '';
    const at = open ? start : lineStart(text, end);
    const newText = open ? `${newLine}${indent}${source.text}${newLine}${outer}` : `${indent}${source.text}${newLine}`;
    return { changes: [{ surface, edits: [{ start: at, end: open ? end : at, newText }] }] };
  }
  const previous = slots.slice(0, lastIndex).findLast((_, index) => isStatement(index));
  const gap = previous && lastIndex >= 0 ? text.slice(previous.end, (after.lead[0] ?? after.element).start) : null;
  const blank = gap === null || gap.split('\n').length > 2 ? newLine : '';
  const edits = [{ start: after.end, end: after.end, newText: `${newLine}${blank}${indent}${source.text}` }];
  return { changes: [{ surface, edits }] };
}
