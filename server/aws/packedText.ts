import type { PartialText } from './partialText.ts';

/** Private-use characters stand for holes, so that partial text can be searched and cut as a string. */
const FIRST = 0xe000;
const COUNT = 0x1900;

/** The text as a string; its holes are appended to `holes` and stand as one character each. */
export function packed(text: PartialText, holes: string[]): string {
  let out = '';
  for (const part of text) {
    if (typeof part === 'string') {
      out += part;
      continue;
    }
    let at = holes.indexOf(part.hole);
    if (at < 0) at = holes.push(part.hole) - 1;
    out += String.fromCharCode(FIRST + Math.min(at, COUNT - 1));
  }
  return out;
}

/** The partial text behind a packed string. */
export function unpacked(text: string, holes: readonly string[]): PartialText {
  return text
    .split(/([\uE000-\uF8FF])/)
    .filter((part) => part !== '')
    .map((part) => {
      const hole = /^[\uE000-\uF8FF]$/.test(part) ? holes[part.charCodeAt(0) - FIRST] : undefined;
      return hole === undefined ? part : { hole };
    });
}
