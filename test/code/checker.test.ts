import { describe, expect, test } from 'vitest';
import { callsByChecker } from '../support/checkerOracle.ts';
import { filesIn, program, root } from '../support/code.ts';
import { clients } from './corpus/clients.ts';
import { combinators } from './corpus/combinators.ts';
import { commands } from './corpus/commands.ts';
import { injection } from './corpus/injection.ts';
import { iteration } from './corpus/iteration.ts';
import { modules } from './corpus/modules.ts';
import { types } from './corpus/types.ts';
import { wholes } from './corpus/wholes.ts';

/** `//= A, B` the operations of the program, `//+ A` those of them that no type checker resolves. */
function listed(text: string, sign: string): readonly string[] {
  const line = text.split('\n').find((each) => each.startsWith(`//${sign}`)) ?? '';
  return line
    .slice(3)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .sort();
}

/** Every call that is found, as `path:offset operation`, the offset being that of the name that is called. */
async function callsFound(text: string): Promise<readonly string[]> {
  const { code } = await program(text);
  return code
    .files()
    .flatMap((file) =>
      code.calls(file).map((call) => `${file.slice(root.length + 1)}:${code.place(file, call.id)?.nameRange.start} ${call.operation}`),
    )
    .sort();
}

const operationOf = (site: string) => site.slice(site.indexOf(' ') + 1);

for (const [group, programs] of Object.entries({ modules, clients, commands, iteration, types, injection, wholes, combinators })) {
  describe(group, () => {
    for (const [name, text] of Object.entries(programs)) {
      test(name, async () => {
        const found = await callsFound(text);
        expect(found.map(operationOf).sort()).toEqual(listed(text, '='));
        const seen = callsByChecker(filesIn(text));
        expect(seen.filter((site) => !found.includes(site))).toEqual([]);
        expect(
          found
            .filter((site) => !seen.includes(site))
            .map(operationOf)
            .sort(),
        ).toEqual(listed(text, '+'));
      });
    }
  });
}
