import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { lineIndex } from './lineIndex.ts';
import { shallowJson } from './shallowJson.ts';

/** The first thing that is wrong with a JSON text, for a person, or `null`; `lenient` allows comments and trailing commas. */
export function jsonProblem(text: string, lenient: boolean): { readonly line: number; readonly message: string } | null {
  const errors: ParseError[] = [];
  if (shallowJson(text) !== text) return { line: 1, message: 'its brackets nest too deep' };
  parse(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: lenient, disallowComments: !lenient, allowEmptyContent: lenient });
  const first = errors[0];
  if (!first) return null;
  return { line: lineIndex(text).positionAt(first.offset).line, message: `not valid JSON: ${jsonErrorWords(first)}` };
}

/** What a parser's error says, for a person: `CloseBraceExpected` → `close brace expected`. */
export const jsonErrorWords = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
