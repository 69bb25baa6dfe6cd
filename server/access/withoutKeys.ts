/** A Terraform address without instance keys: `module.a["x"].b.c[0]` → `module.a.b.c`. */
export function withoutKeys(address: string): string {
  if (!address.includes('[')) return address;
  let plain = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < address.length; i++) {
    const char = address[i];
    if (depth > 0 && char === '"' && address[i - 1] !== '\\') quoted = !quoted;
    if (!quoted && char === '[') depth++;
    if (depth === 0) plain += char;
    if (!quoted && char === ']') depth--;
  }
  return plain;
}
