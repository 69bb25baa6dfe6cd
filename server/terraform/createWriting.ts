import { type FilePath, type Files, fileFamily, isHcl } from '../files/index.ts';
import type { Syntax } from '../syntax/index.ts';
import type { Policies } from './createPolicies.ts';
import { checkedEdit } from './edit/checkedEdit.ts';
import { editPolicy } from './edit/editPolicy.ts';
import { isLiteral } from './edit/isLiteral.ts';
import { writtenAlike } from './edit/writtenAlike.ts';
import { withLocalNames } from './localNames.ts';
import type { Modules } from './modules/createModules.ts';
import { createHeaderRange, createRange } from './range.ts';
import type { Terraform } from './Terraform.ts';

type Writing = Pick<Terraform, 'range' | 'headerRange' | 'isLiteral' | 'writtenAlike' | 'canMerge' | 'edit' | 'ignores' | 'syntaxErrors'>;

/** Where facts are written, and how that is changed. */
export function createWriting(
  files: Files,
  syntax: Syntax,
  modules: Modules,
  { written, writtenIn }: Pick<Policies, 'written' | 'writtenIn'>,
): Writing {
  const hcl = (file: FilePath) => (isHcl(file) ? syntax.hcl(file) : null);
  const context = {
    text: (file: FilePath) => files.text(file) ?? undefined,
    hcl,
    json: (file: FilePath) => (file.endsWith('.json') ? syntax.json(file) : null),
  };
  return {
    range: createRange(context, syntax),
    headerRange: createHeaderRange(context, syntax),
    isLiteral: (node) => isLiteral(context, node),
    writtenAlike: (statement, other) => writtenAlike(context, statement, other),
    canMerge: (id, into, from) => {
      const found = written(id);
      return found?.notEditable === null && !('refused' in editPolicy(context, found, { kind: 'mergeStatements', into, from }));
    },
    edit: (id, change) => {
      const found = written(id);
      if (!found) return { refused: 'the policy has gone', at: null };
      if (found.notEditable !== null) return { refused: found.notEditable, at: found.at };
      const named = withLocalNames(modules, found, change);
      return 'refused' in named ? named : checkedEdit(context, { files, policy: written, policiesIn: writtenIn }, found, named);
    },
    ignores: (file) => hcl(file)?.ignores ?? [],
    syntaxErrors: fileFamily(files, 'terraformSyntaxErrors', (file) =>
      file.endsWith('.json') ? (syntax.json(file)?.errors ?? []).map(({ start, end }) => ({ start, end })) : (hcl(file)?.errors ?? []),
    ),
  };
}
