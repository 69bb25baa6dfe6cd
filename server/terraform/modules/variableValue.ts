import { evaluate } from '../evaluate/evaluate.ts';
import { nodeAt, type Scope } from '../evaluate/Scope.ts';
import { named, type Session } from '../evaluate/Session.ts';
import type { TfNode } from '../Policy.ts';
import { failure, unknown, usedAt } from '../values/build.ts';
import { booleanOf } from '../values/read.ts';
import { hidden } from '../values/sensitive.ts';
import type { Value } from '../values/Value.ts';
import { isSensitive, type Opened, openDeclared } from './body.ts';
import { asInstance, expansionOf } from './expand.ts';
import type { ModuleCall, ModuleInstance } from './Module.ts';
import { convertType, typeName } from './typeConstraint.ts';
import { variableFileValue } from './variableFiles.ts';

/** `var.name` in an instance of a module: what the call gives, for the root module what its files give, or the default. */
export function variableValue(scope: Scope, instance: ModuleInstance, name: string, at: TfNode): Value {
  const { session } = scope;
  const title = `var.${name}`;
  const value = named<Value>(
    session,
    { id: `${instance.id}\n${title}`, name: title, given: instance },
    () => {
      const opened = openVariable(session, instance, name);
      // A file that is made before Terraform runs, as Terragrunt does, may declare it.
      if (!opened) return unknown(at, title, `no file of the module declares ${title}`);
      const found = computeVariable(session, instance, name, title, opened, at);
      return isSensitive(opened) ? hidden(found, nodeAt(opened.scope, opened.block.headerId), title) : found;
    },
    (reason) => failure(at, title, reason),
  );
  return usedAt(value, title, at);
}

function openVariable(session: Session, instance: ModuleInstance, name: string): Opened | undefined {
  const declared = session.world.declared(instance.folder, 'variable', name);
  return declared && openDeclared(session, instance, declared);
}

function computeVariable(session: Session, instance: ModuleInstance, name: string, title: string, opened: Opened, at: TfNode): Value {
  const type = opened.attributes.get('type')?.attribute.value;
  const given = instance.call ? callArgument(session, instance.call, name) : variableFileValue(session, instance, name);
  const nullable = opened.attributes.get('nullable');
  const takesNull = !nullable || booleanOf(evaluate(nullable.scope, nullable.attribute.value)) !== false;
  if (given && (given.kind !== 'null' || takesNull)) return type ? convertType(opened.scope, given, type) : given;
  const fallback = opened.attributes.get('default');
  if (fallback) {
    const value = evaluate(fallback.scope, fallback.attribute.value);
    const converted = type ? convertType(opened.scope, value, type) : value;
    const call = instance.call && callBody(session, instance.call);
    if (!call || converted.kind !== 'list' || converted.elements.length > 0) return converted;
    return { ...converted, omitted: { call: nodeAt(call.scope, call.block.id), name } };
  }
  const reason = instance.call ? `the call of ${instance.path} gives it no value` : 'it has no default, and no .tfvars file sets it';
  return unknown(at, title, `the value of ${title} is not known: ${reason}`, type ? typeName(type) : null);
}

function callArgument(session: Session, call: ModuleCall, name: string): Value | undefined {
  const argument = callBody(session, call)?.attributes.get(name);
  return argument && evaluate(argument.scope, argument.attribute.value);
}

/** The call's block as this instance of the module sees it. */
function callBody(session: Session, call: ModuleCall): Opened | undefined {
  const opened = openDeclared(session, call.parent, call.declared);
  return opened && asInstance(opened, expansionOf(opened), call.key);
}
