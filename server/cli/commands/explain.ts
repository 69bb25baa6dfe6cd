import { lineIndex } from '../../features/index.ts';
import { filePathOf } from '../../host/index.ts';
import { deliver, jsonText } from '../deliver.ts';
import { openWorkspace } from '../openWorkspace.ts';
import { formatOf, type Options } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { harmless, styleFor } from '../text/style.ts';

/** `explain`: what is known of a place, a policy, an action or an AccessDenied message; 1 where it is nothing. */
export async function explain(target: string, paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const format = formatOf(options);
  const workspace = await openWorkspace(paths, options, terminal);
  const { session, related, shown } = workspace;
  const place = placeIn(target);
  const file = place && filePathOf(place.file, terminal.folder);
  const explanation = await session.ask((engine) => {
    const here = file === undefined ? { found: false, sections: [] } : engine.explain(`${file}${place?.rest}`);
    return here.found ? here : engine.explain(target);
  });
  const named = (title: string) => (file === undefined ? title : title.replaceAll(file, shown(file)));
  workspace.tellProblems();
  const positionOf = (place: { readonly file: string; readonly offset: number }) =>
    lineIndex(session.files.textInput(place.file).peek() ?? '').positionAt(place.offset);
  if (format === 'json') {
    const sections = explanation.sections.map(({ title, lines }) => ({
      title: named(title),
      lines: lines.map(({ text, depth, place }) => ({ text, depth, ...(place && { file: related(place.file), ...positionOf(place) }) })),
    }));
    await deliver(jsonText({ version: 1, found: explanation.found, sections }), options, terminal);
  } else if (!explanation.found) {
    terminal.error(
      `iam-policy-sync: ${harmless(target)}: nothing is known of it in ${workspace.given.join(', ')}; name FILE:LINE, a Terraform address, an action such as s3:GetObject, or paste an AccessDenied message\n`,
    );
  } else {
    const { colours } = styleFor(terminal, options);
    const blocks = explanation.sections.map(({ title, lines }) =>
      [
        colours.bold(harmless(named(title))),
        ...lines.map(({ text, depth, place }) => {
          const at = place ? `  ${colours.cyan(`${harmless(shown(place.file))}:${positionOf(place).line}`)}` : '';
          return `${'  '.repeat(depth + 1)}${harmless(text)}${at}`;
        }),
      ].join('\n'),
    );
    await deliver(blocks.join('\n\n'), options, terminal);
  }
  return explanation.found ? 0 : 1;
}

/** The parts of `FILE:LINE` or `FILE:LINE:COLUMN`. */
function placeIn(target: string): { readonly file: string; readonly rest: string } | undefined {
  const [, file, rest] = /^(\S.*?)((?::\d+){1,2})$/.exec(target) ?? [];
  return file && rest && /[./\\]/.test(file) ? { file, rest } : undefined;
}
