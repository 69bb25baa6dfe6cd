const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };

/** The value of a string literal's text between its quotes, or of a template's between its insertions. */
export function unescapeString(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (_, point?: string, unit?: string, byte?: string, octal?: string, char = '') => {
      const hex = point ?? unit ?? byte;
      if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (/^[\r\n\u2028\u2029]/.test(char)) return '';
      return simpleEscapes[char] ?? char;
    },
  );
}

/** The value of a template's text: line ends are LF, as the language says. */
export function unescapeTemplate(raw: string): string {
  return unescapeString(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The value of a JSX attribute's string: it has character references and no escapes. */
export function unescapeJsx(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z]+));/g, (whole: string, hex?: string, decimal?: string, name = '') => {
    if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10));
    return entities[name] ?? whole;
  });
}

/** The value of a numeric literal; of a bigint, as near as a number comes. */
export function readNumber(raw: string): number {
  const digits = raw.replaceAll('_', '').replace(/n$/, '');
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

function fromCodePoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}
