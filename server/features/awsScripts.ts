import { requires } from '../aws/index.ts';
import type { AwsScript } from '../code/index.ts';
import { type FilePath, fileKind } from '../files/index.ts';
import type { Explanation, ExplanationLine } from './Engine.ts';
import type { Rooms } from './finding.ts';

/** The scripts of a `package.json` that use the AWS CLI, of those whose place `holds` says is meant. */
export function awsScriptsWithin({ code }: Rooms, file: FilePath, holds: (start: number, end: number) => boolean): readonly AwsScript[] {
  return (fileKind(file) === 'package' ? code.awsScripts(file) : []).filter((script) => {
    const range = code.scriptRange(file, script.name);
    return range && holds(range.start, range.end);
  });
}

/** Why nothing is judged by a script. */
export const whoRunsIt = 'It runs with the permissions of whoever runs the script: no workload is judged by it.';

/** What each command of a script asks for. */
export function explainAwsScript(file: FilePath, offset: number, { name, commands }: AwsScript): Explanation['sections'][number] {
  return {
    title: `AWS CLI in script ${name}`,
    lines: [
      { text: whoRunsIt, depth: 0, place: { file, offset } },
      ...commands.flatMap(({ text, calls, unknown }): ExplanationLine[] => [
        { text, depth: 0 },
        ...(unknown === null ? [] : [{ text: `not known: ${unknown}`, depth: 1 }]),
        ...calls.flatMap((call) => actionsOf(call).map((action) => ({ text: `${action} (${call.operation})`, depth: 1 }))),
      ]),
    ],
  };
}

/** The actions that an operation always requires. */
export function actionsOf(call: AwsScript['commands'][number]['calls'][number]): readonly string[] {
  return requires(call.package, call.operation)?.actions.map(({ action }) => action) ?? [];
}
