/** A number below 2³² that texts rarely share, for those that are to be told apart or put into groups; it keeps no secret. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) >>> 0;
  return hash;
}
