import { relativePath } from '../../files/index.ts';
import type { HclExpression } from '../../syntax/index.ts';
import { localValue } from '../modules/localValue.ts';
import { callValue } from '../modules/moduleValues.ts';
import { isTerragrunt } from '../modules/terragrunt.ts';
import { variableValue } from '../modules/variableValue.ts';
import { resourceValue } from '../resources/resourceValue.ts';
import { failure, stringValue, unknown } from '../values/build.ts';
import type { Value } from '../values/Value.ts';
import { lookUp, nodeAt, type Scope } from './Scope.ts';

/**
 * `var.x`, `local.x`, `module.x`, `path.module`, `aws_iam_policy.x` and the same as `resource.aws_iam_policy.x`,
 * `data.aws_iam_policy_document.x`; `undefined` where the expression does not start with such a name. Source: https://developer.hashicorp.com/terraform/language/expressions/references
 */
export function resolveName(scope: Scope, expression: Extract<HclExpression, { kind: 'attributeAccess' }>): Value | undefined {
  const at = nodeAt(scope, expression.id);
  const { object, name } = expression;
  if (object.kind === 'attributeAccess') {
    const mode = object.object.kind === 'variable' ? object.object.name : undefined;
    if ((mode !== 'data' && mode !== 'ephemeral' && mode !== 'resource') || scope.closed || lookUp(scope, mode)) return undefined;
    if (mode === 'resource') return resourceValue(scope, `${object.name}.${name}`, at);
    if (mode === 'ephemeral') return unknown(at, `ephemeral.${object.name}.${name}`, 'ephemeral values are known only to apply');
    return resourceValue(scope, `data.${object.name}.${name}`, at);
  }
  if (object.kind !== 'variable') return undefined;
  const root = object.name;
  if (lookUp(scope, root)) return undefined;
  if (scope.closed) return failure(at, `${root}.${name}`, `the template is not given ${root}`);
  switch (root) {
    case 'var':
      return variableValue(scope, scope.instance, name, at);
    case 'local':
      return localValue(scope, name, at);
    case 'module':
      return callValue(scope, name, at);
    case 'path':
      return pathValue(scope, name, expression.id);
    case 'terraform':
      return name === 'workspace'
        ? unknown(at, 'terraform.workspace', 'the workspace is chosen on the command line', 'string')
        : failure(at, `terraform.${name}`, `there is no terraform.${name}`);
    case 'data':
    case 'ephemeral':
    case 'resource':
      return undefined;
    case 'dependency':
    case 'include':
    case 'feature':
      if (isTerragrunt(scope.instance.folder))
        return unknown(at, `${root}.${name}`, `what ${root}.${name} holds is known only to Terragrunt`);
      return resourceValue(scope, `${root}.${name}`, at);
    case 'each':
    case 'count':
    case 'self':
      return unknown(at, `${root}.${name}`, `${root}.${name} is not known here`);
    default:
      return resourceValue(scope, `${root}.${name}`, at);
  }
}

/** `path.module` and the like, as seen from the root module's folder, where Terraform runs. */
function pathValue(scope: Scope, name: string, id: number): Value {
  const at = nodeAt(scope, id);
  if (name === 'module') return stringValue(at, relativePath(scope.instance.root, scope.instance.folder));
  if (name === 'root' || name === 'cwd') return stringValue(at, name === 'root' ? '.' : scope.instance.root);
  return failure(at, `path.${name}`, `there is no path.${name}`);
}
