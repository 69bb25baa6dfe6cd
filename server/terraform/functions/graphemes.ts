const segmenter = new Intl.Segmenter();

/** The characters of a text as Terraform counts them; https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundaries */
export function graphemes(text: string): string[] {
  // The only cluster of ASCII is a line end.
  if (/^\p{ASCII}*$/u.test(text) && !text.includes('\r')) return text.split('');
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
