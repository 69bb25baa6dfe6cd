import { Document, isScalar, Scalar, visit } from 'yaml';
import { grow } from '../evaluate/Session.ts';
import { stringValue } from '../values/build.ts';
import { piecesOf, settle } from '../values/read.ts';
import { stringifyJson } from '../values/stringifyJson.ts';
import type { TerraformFunction } from './callFunction.ts';
import { decodeYaml } from './decodeYaml.ts';

const yamldecode: TerraformFunction = ({ scope, values: [value] }) => {
  const settled = value && settle(value);
  if (settled?.kind === 'json') return settled.value;
  const pieces = settled?.kind === 'string' ? piecesOf(settled) : undefined;
  if (settled?.kind !== 'string' || !pieces) return undefined;
  for (const piece of pieces) if ('text' in piece) grow(scope.session, piece.text.length / 4);
  return decodeYaml(settled);
};

/** YAML as Terraform writes it: texts and keys in quotes, texts of several lines as they are, lists not indented. */
const yamlencode: TerraformFunction = ({ at, values: [value] }) => {
  // JSON is what tells whether all of it is known, and sorts the keys.
  const json = value && stringifyJson(value);
  if (json === undefined) return undefined;
  const document = new Document(JSON.parse(json));
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key)) pair.key.type = Scalar.QUOTE_DOUBLE;
    },
    Scalar: (key, scalar) => {
      if (key === 'key' || typeof scalar.value !== 'string') return;
      scalar.type = scalar.value.includes('\n') ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
    },
    Collection: (_, collection) => {
      collection.flow = collection.items.length === 0;
    },
  });
  return stringValue(at, document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false }));
};

/** https://developer.hashicorp.com/terraform/language/functions/yamldecode and its neighbour. */
export const yamlFunctions: Readonly<Record<string, TerraformFunction>> = { yamldecode, yamlencode };
