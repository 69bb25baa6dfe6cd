import { baseName } from '../../files/index.ts';
import { type HclTemplateOutline, readHclTemplate } from '../../syntax/index.ts';
import { renderApart } from '../evaluate/template.ts';
import type { TfNode } from '../Policy.ts';
import { failure } from '../values/build.ts';
import { settle, textOf } from '../values/read.ts';
import type { Spelling, Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { atPath, noFile } from './files.ts';

interface Template {
  readonly outline: HclTemplateOutline;
  readonly title: string;
  /** Where what it renders is to be changed, and how it is spelled out there. */
  readonly at: TfNode;
  readonly spelling: Spelling | null;
}

/** Renders a template with nothing but the variables of the second argument. */
function rendered(call: Call, { outline, title, at, spelling }: Template): Value | undefined {
  const { scope, values } = call;
  const variables = values[1] && settle(values[1]);
  if (variables?.kind !== 'object' || variables.open !== null) return undefined;
  if (outline.errors.length > 0) return failure(call.at, call.text, `the template ${title} could not be parsed`);
  return renderApart({ ...scope, file: at.file, item: at.item }, outline.parts, {
    variables: variables.entries,
    by: call.at,
    spelled: spelling && { at, spelling },
  });
}

const templatefile: TerraformFunction = (call) =>
  atPath(call, (path) => {
    const outline = call.scope.session.world.template(path);
    if (!outline) return noFile(call);
    const at = { file: path, item: '', node: 0 };
    return rendered(call, { outline, title: baseName(path), at, spelling: { file: path, parts: outline.parts } });
  });

function templatestring(call: Call): Value | undefined {
  const text = call.values[0] && textOf(call.values[0]);
  if (text === undefined) return undefined;
  const { at } = call;
  return rendered(call, { outline: readHclTemplate(text), title: 'it', at, spelling: null });
}

/** Templates; https://developer.hashicorp.com/terraform/language/functions/templatefile and its neighbour. */
export const templateFunctions: Readonly<Record<string, TerraformFunction>> = { templatefile, templatestring };
