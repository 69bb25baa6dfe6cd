import { evaluate } from '../evaluate/evaluate.ts';
import { nodeAt, type Scope } from '../evaluate/Scope.ts';
import { named } from '../evaluate/Session.ts';
import type { TfNode } from '../Policy.ts';
import { documentJson } from '../policies/documentData.ts';
import { failure, usedAt } from '../values/build.ts';
import { settle } from '../values/read.ts';
import { hiddenWhole } from '../values/sensitive.ts';
import type { ReferenceValue, Value } from '../values/Value.ts';
import { managedAttribute } from './managedAttribute.ts';
import { renderedTemplate } from './renderedTemplate.ts';
import { openResource } from './resourceValue.ts';
import { isSensitiveAttribute } from './sensitiveAttributes.ts';

/** `aws_iam_role.task.name`: what the configuration sets it to, as far as it does; or the symbol. */
export function resourceAttribute(scope: Scope, resource: ReferenceValue, name: string, at: TfNode): Value {
  const { target } = resource;
  const { session } = scope;
  const title = `${resource.name}.${name}`;
  const id = `${target.module.id}\n${target.address}\nattribute ${name}`;
  const source = target.declared.data ? target.declared.type : null;
  const found = named<Value>(
    session,
    { id, name: title, given: target },
    () => {
      const opened = openResource(session, target);
      if (!opened) return failure(at, title, `there is no ${resource.name}`);
      if (source === 'aws_iam_policy_document' && (name === 'json' || name === 'minified_json')) return documentJson(opened);
      if (source === 'template_file' && name === 'rendered') return renderedTemplate(opened);
      const managed = source === 'aws_iam_policy' ? managedAttribute(opened, name) : undefined;
      if (managed) return { ...resource, at, name: title, path: [name], configured: managed };
      const attribute = opened.attributes.get(name);
      const configured = attribute ? evaluate(attribute.scope, attribute.attribute.value) : null;
      if (attribute && configured && settle(configured).kind !== 'null' && isSensitiveAttribute(target.declared.type, name)) {
        const secret = hiddenWhole(configured, nodeAt(attribute.scope, attribute.attribute.value.id), title);
        return { ...resource, at, name: title, path: [name], configured: secret };
      }
      const settled = configured && settle(configured);
      const holds = settled && settled.kind !== 'null' && settled.kind !== 'unknown' && settled.kind !== 'reference';
      return { ...resource, at, name: title, path: [name], configured: holds ? configured : null };
    },
    (reason) => failure(at, title, reason),
  );
  return found.kind === 'reference' ? { ...found, at, name: title } : usedAt(found, title, at);
}
