import {
  type HclAttribute,
  type HclBlock,
  type HclExpression,
  type HclTemplatePart,
  type JsonNode,
  readHclTemplate,
} from '../../syntax/index.ts';
import type { TerraformItem } from '../evaluate/World.ts';

type JsonObject = Extract<JsonNode, { kind: 'object' }>;
type JsonProperty = JsonObject['properties'][number];

/** How many labels the top-level blocks have. */
const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

/** Properties of resources and their like that are blocks rather than attributes. */
const blockNames: ReadonlySet<string> = new Set([
  'statement',
  'condition',
  'principals',
  'not_principals',
  'inline_policy',
  'dynamic',
  'content',
  'lifecycle',
  'provisioner',
  'connection',
  'timeouts',
  'vpc_config',
  'environment',
]);

/** Strings that are names and no templates: types of variables, references. */
const literalNames: ReadonlySet<string> = new Set(['type', 'source', 'version', 'provider', 'description']);

interface Nodes {
  readonly pointers: string[];
}

/** An item, and the type of the block that it is an attribute of. */
export interface JsonItem extends TerraformItem {
  readonly within: string | null;
}

/** The items of a file's object: one for each block, for each of `locals`, or for each variable. */
export function readBlockItems(root: JsonObject, variables: boolean): readonly (readonly [string, JsonItem])[] {
  const found: (readonly [string, JsonItem])[] = [];
  const used = new Map<string, number>();
  const add = (name: string, content: TerraformItem['content'], nodes: Nodes, within: string | null = null) => {
    const count = used.get(name) ?? 0;
    used.set(name, count + 1);
    found.push([count === 0 ? name : `${name}#${count}`, { content, pointers: nodes.pointers, within }]);
  };
  for (const property of root.properties) {
    if (variables) {
      const nodes: Nodes = { pointers: [] };
      add(property.key, attribute(nodes, property, true), nodes);
      continue;
    }
    const count = labelCounts[property.key];
    if (count === undefined) continue;
    for (const { labels, body } of labelled(property.value, count)) {
      if (property.key === 'locals') {
        for (const value of body.properties) {
          const nodes: Nodes = { pointers: [] };
          if (value.key !== '//') add(`locals.${value.key}`, attribute(nodes, value, false), nodes, 'locals');
        }
        continue;
      }
      const nodes: Nodes = { pointers: [] };
      add([property.key, ...labels].join('.'), block(nodes, property.key, labels, body, 0), nodes);
    }
  }
  return found;
}

/** The bodies below a value, with the labels on the way. */
function labelled(
  node: JsonNode,
  count: number,
  labels: readonly string[] = [],
): readonly { readonly labels: readonly string[]; readonly body: JsonObject }[] {
  if (node.kind === 'array') return node.elements.flatMap((element) => labelled(element, count, labels));
  if (node.kind !== 'object') return [];
  if (count === 0) return [{ labels, body: node }];
  return node.properties.flatMap((property) => labelled(property.value, count - 1, [...labels, property.key]));
}

function newNode(nodes: Nodes, pointer: string): number {
  return nodes.pointers.push(pointer) - 1;
}

function block(nodes: Nodes, type: string, labels: readonly string[], body: JsonObject, depth: number): HclBlock {
  const id = newNode(nodes, body.pointer);
  const elements = body.properties.flatMap((property): readonly (HclAttribute | HclBlock)[] => {
    if (property.key === '//') return [];
    const isBlock = type !== 'variable' && type !== 'output' && type !== 'module' && blockNames.has(property.key) && depth < 20;
    if (!isBlock || (property.value.kind !== 'object' && property.value.kind !== 'array')) return [attribute(nodes, property, false)];
    return labelled(property.value, property.key === 'dynamic' ? 1 : 0).map((inner) =>
      block(nodes, property.key, inner.labels, inner.body, depth + 1),
    );
  });
  return { id, kind: 'block', type, labels, headerId: id, bodyId: id, body: { elements } };
}

function attribute(nodes: Nodes, property: JsonProperty, plain: boolean): HclAttribute {
  const id = newNode(nodes, property.value.pointer);
  return {
    id,
    kind: 'attribute',
    name: property.key,
    nameId: id,
    value: expression(nodes, property.value, plain || literalNames.has(property.key)),
  };
}

/** A value; a string of it is a template, unless it is `plain`. */
function expression(nodes: Nodes, node: JsonNode, plain: boolean): HclExpression {
  const id = newNode(nodes, node.pointer);
  switch (node.kind) {
    case 'null':
      return { id, kind: 'null' };
    case 'number':
    case 'boolean':
      return node.kind === 'number' ? { id, kind: 'number', value: node.value } : { id, kind: 'boolean', value: node.value };
    case 'string':
      return text(id, node.value, plain);
    case 'array':
      return { id, kind: 'tuple', elements: node.elements.map((element) => expression(nodes, element, plain)) };
    case 'object':
      return {
        id,
        kind: 'object',
        entries: node.properties.map((property) => ({
          id,
          key: text(id, property.key, plain),
          keyForm: 'quoted',
          separator: ':',
          value: expression(nodes, property.value, plain),
        })),
      };
  }
}

/** A text, or the name of an object's property: a template, unless it is `plain`. */
function text(id: number, value: string, plain: boolean): HclExpression {
  if (!plain && /[$%]\{/.test(value)) return { id, kind: 'template', form: 'quoted', parts: templateParts(id, value) };
  return { id, kind: 'template', form: 'quoted', parts: value === '' ? [] : [{ id, kind: 'text', value }] };
}

/** The parts of a template; all of its nodes stand where the string does. */
function templateParts(id: number, text: string): readonly HclTemplatePart[] {
  const { parts, errors } = readHclTemplate(text);
  if (errors.length > 0) return [{ id, kind: 'interpolation', value: { id, kind: 'unknown', text }, trimLeft: false, trimRight: false }];
  return JSON.parse(JSON.stringify(parts), (key, value: unknown) =>
    /^(id|nameId)$/.test(key) && typeof value === 'number' ? id : value,
  ) as HclTemplatePart[];
}
