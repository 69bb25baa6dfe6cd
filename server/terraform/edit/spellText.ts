import type { PartialText } from '../../aws/index.ts';
import { readHcl } from '../../syntax/index.ts';
import type { Surface } from './Written.ts';

/** In which spelling a text is written. */
export interface SpellOptions {
  /** A text that is one reference and no more is written without quotes, where the language allows it. */
  readonly bare: boolean;
  /** In `aws_iam_policy_document` the policy variable `${aws:username}` is spelled `&{aws:username}`. */
  readonly document: boolean;
}

/** The source of a string; `null` when it cannot be written there, because it holds a reference. */
export function spellText(surface: Surface, text: PartialText, { bare, document }: SpellOptions): string | null {
  const [only] = text;
  if (text.length === 1 && typeof only === 'object' && surface.references === 'bare' && bare)
    return isReference(only.hole) ? only.hole : null;
  let spelled = '';
  for (const part of text) {
    if (typeof part === 'object') {
      if (surface.references === 'none' || !isReference(part.hole)) return null;
      spelled += `\${${part.hole}}`;
    } else spelled += spellLiteral(surface, document ? part.replaceAll('${', '&{') : part);
  }
  return `"${spelled}"`;
}

function spellLiteral({ language, templated }: Surface, literal: string): string {
  const quoted = JSON.stringify(literal).slice(1, -1);
  // HCL knows fewer escapes than JSON.
  const escaped = language === 'hcl' ? quoted.replace(/\\([bf])/g, (_, char: string) => (char === 'b' ? '\\u0008' : '\\u000c')) : quoted;
  return templated ? escaped.replace(/([$%])\{/g, '$1$1{') : escaped;
}

/** Whether `hole` is an expression that can stand in a configuration. */
function isReference(hole: string): boolean {
  if (!/^[\p{ID_Start}_]/u.test(hole) || /[\r\n]/.test(hole)) return false;
  const { errors, topLevel } = readHcl(`x = ${hole}\n`);
  return errors.length === 0 && topLevel.length === 1;
}
