import type { Code, Heading, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A test written in Markdown: a heading, the project's files, and what is expected of it. */
export interface MarkdownCase {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The ` ```text ` block: all findings. */
  readonly findings: Expected | null;
  /** The ` ```diff ` block: what `fix` changes; with `unsafe` behind it, what `fix --unsafe` does. */
  readonly diff: (Expected & { readonly unsafe: boolean }) | null;
}

/** The text expected, and where it stands in the page. */
export interface Expected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const defaultPaths: Readonly<Record<string, string>> = {
  ts: 'backend/src/main.ts',
  js: 'backend/src/main.js',
  hcl: 'terraform/iam.tf',
  tf: 'terraform/iam.tf',
};

/** The cases of a page: one for each heading below the first level that has code blocks before the next heading. */
export function readCases(page: string): readonly MarkdownCase[] {
  const cases: { title: string; files: Record<string, string>; findings: Expected | null; diff: MarkdownCase['diff'] }[] = [];
  for (const node of fromMarkdown(page).children) {
    if (node.type === 'heading' && node.depth > 1) cases.push({ title: plain(node), files: {}, findings: null, diff: null });
    const current = cases.at(-1);
    if (node.type !== 'code' || !current) continue;
    const expected = { text: node.value, ...range(node) };
    if (node.lang === 'text') current.findings = expected;
    else if (node.lang === 'diff') current.diff = { ...expected, unsafe: node.meta === 'unsafe' };
    else {
      const path = node.meta ?? defaultPaths[node.lang ?? ''];
      if (path === undefined) throw new Error(`a block of ${node.lang} in "${current.title}" has no path`);
      current.files[path] = `${node.value}\n`;
    }
  }
  return cases.filter((one) => Object.keys(one.files).length > 0);
}

const plain = (node: Heading | Nodes): string =>
  'children' in node ? node.children.map(plain).join('') : 'value' in node ? node.value : '';

const range = (node: Code) => ({ start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 });
