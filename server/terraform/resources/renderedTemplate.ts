import { readHclTemplate } from '../../syntax/index.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import { renderApart } from '../evaluate/template.ts';
import type { Opened } from '../modules/body.ts';
import { attributeOf } from '../policies/attributeOf.ts';
import { failure, unknownBecause } from '../values/build.ts';
import { settle, textOf } from '../values/read.ts';
import type { StringValue, Value } from '../values/Value.ts';

/**
 * What a data source `template_file` renders: its template, with nothing but its `vars`.
 * Source: https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file
 */
export function renderedTemplate(opened: Opened): Value {
  const at = nodeAt(opened.scope, opened.block.id);
  const title = `${opened.block.labels.join('.')}.rendered`;
  const template = attributeOf(opened, 'template') ?? failure(at, title, 'it has no template');
  const text = textOf(template);
  const given = attributeOf(opened, 'vars');
  const variables = given && settle(given);
  if (text === undefined) return unknownBecause(at, title, template, 'string');
  if (variables && (variables.kind !== 'object' || variables.open !== null)) return unknownBecause(at, title, variables, 'string');
  const read = settle(template);
  const file = read.kind === 'string' ? wholeFile(read) : undefined;
  const outline = file === undefined ? readHclTemplate(text) : opened.scope.session.world.template(file);
  if (!outline || outline.errors.length > 0) return failure(at, title, 'its template could not be parsed');
  return renderApart({ ...opened.scope, ...(file !== undefined && { file, item: '' }) }, outline.parts, {
    variables: variables?.entries ?? [],
    by: at,
    spelled: file === undefined ? null : { at: { file, item: '', node: 0 }, spelling: { file, parts: outline.parts } },
  });
}

/** The file whose whole text a string is. */
function wholeFile({ spelling }: StringValue): string | undefined {
  return spelling?.file ?? undefined;
}
