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
  const explanation = await session.ask((engine) => {
    const here = engine.explain(absolute(target, terminal.folder));
    return here.found ? here : engine.explain(target);
  });
  workspace.tellProblems();
  const positionOf = (place: { readonly file: string; readonly offset: number }) =>
    lineIndex(session.files.textInput(place.file).peek() ?? '').positionAt(place.offset);
  if (format === 'json') {
    const sections = explanation.sections.map(({ title, lines }) => ({
      title,
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
        colours.bold(harmless(title)),
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

/** `FILE:LINE` with the file as seen from the current folder; anything else as it is. */
function absolute(target: string, folder: string): string {
  const place = /^(\S.*?)((?::\d+){1,2})$/.exec(target);
  return place?.[1] && /[./\\]/.test(place[1]) ? filePathOf(place[1], folder) + place[2] : target;
}
