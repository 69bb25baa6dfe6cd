import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/grammars.ts';
import { readHcl } from '../../server/syntax/hcl/readHcl.ts';
import { readHclTemplate } from '../../server/syntax/hcl/readHclTemplate.ts';
import type { HclExpression, HclTemplatePart } from '../../server/syntax/index.ts';

beforeAll(loadGrammars);

const hasTerraform = spawnSync('terraform', ['version']).status === 0;

/** The text of templates that insert strings, names of `for` variables and tuples of strings only. */
function evaluate(parts: readonly HclTemplatePart[], scope: ReadonlyMap<string, string>): string {
  const value = (of: HclExpression): string => {
    if (of.kind === 'template') return evaluate(of.parts, scope);
    return of.kind === 'variable' ? (scope.get(of.name) ?? '?') : '?';
  };
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.value;
      if (part.kind === 'interpolation') return value(part.value);
      if (part.kind === 'ifDirective')
        return evaluate(part.condition.kind === 'boolean' && part.condition.value ? part.then : part.else, scope);
      const elements = part.collection.kind === 'tuple' ? part.collection.elements : [];
      return elements.map((element) => evaluate(part.body, new Map([...scope, [part.valueName, value(element)]]))).join('');
    })
    .join('');
}

const bodies = [
  '    a\n      b\n    c\n',
  '    a ${"x"}\n  ${"y"} b\n',
  '  a\n\n   \n  b\n',
  '\ta\n\t b\n',
  '    %{ for v in ["p", "q"] ~}\n    - ${v}\n    %{ endfor ~}\n    end\n',
  '    %{ for v in ["p", "q"] }\n    - ${v}\n    %{ endfor }\n    end\n',
  '    a  ${~ "x" ~}   \n    b\n',
  '    a\n    ${~ "x" ~}\n    b\n',
  '    %{~ if true ~}\n    yes\n    %{~ else ~}\n    no\n    %{~ endif ~}\n  z\n',
  '    %{ if false }yes%{ else }no ${"q"}%{ endif }\n',
  '  "a": "\\n\\"$${b} %%{c} $d %e $"\n',
  '   \n  a\n',
  '${"x"}   \n  a\n',
];

describe('templates say what terraform says', () => {
  it('as heredocs, indented heredocs and template files', ({ skip }) => {
    skip(!hasTerraform, 'terraform is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'hcl-'));
    try {
      const expressions: string[] = [];
      const ours: string[] = [];
      for (const [index, body] of bodies.entries()) {
        writeFileSync(join(folder, `${index}.tpl`), body);
        expressions.push(`<<EOT\n${body}EOT`, `<<-EOT\n${body}    EOT`);
        ours.push(evaluate(readHclTemplate(body).parts, new Map()));
      }
      const files = bodies.map((_, index) => `templatefile("\${path.module}/${index}.tpl", {})`);
      const source = `locals {\n${[...expressions, ...files].map((expression, index) => `v${index} = ${expression}\n`).join('')}}\n`;
      writeFileSync(join(folder, 'main.tf'), source);
      const all = `jsonencode([${[...expressions, ...files].map((_, index) => `local.v${index}`).join(', ')}])`;
      const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
      const answer = execFileSync('terraform', ['console'], { cwd: folder, env, input: `${all}\n`, encoding: 'utf8' });
      const heredocs = [...readHcl(source).items.values()].flatMap(({ content: attribute }) =>
        attribute.kind === 'attribute' && attribute.value.kind === 'template' ? [evaluate(attribute.value.parts, new Map())] : [],
      );
      expect([...heredocs, ...ours]).toEqual(JSON.parse(JSON.parse(answer)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
