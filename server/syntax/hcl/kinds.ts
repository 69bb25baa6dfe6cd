/**
 * The node kinds of tree-sitter-hcl that the reader knows, by the names of its grammar
 * (https://github.com/tree-sitter-grammars/tree-sitter-hcl). No other file names one.
 */
export const kind = {
  error: 'ERROR',
  body: 'body',
  attribute: 'attribute',
  block: 'block',
  blockStart: 'block_start',
  blockEnd: 'block_end',
  identifier: 'identifier',
  comment: 'comment',
  expression: 'expression',
  conditional: 'conditional',
  operation: 'operation',
  unary: 'unary_operation',
  binary: 'binary_operation',
  literal: 'literal_value',
  number: 'numeric_lit',
  boolean: 'bool_lit',
  null: 'null_lit',
  string: 'string_lit',
  collection: 'collection_value',
  tuple: 'tuple',
  object: 'object',
  objectElement: 'object_elem',
  variable: 'variable_expr',
  call: 'function_call',
  callArguments: 'function_arguments',
  ellipsis: 'ellipsis',
  getAttribute: 'get_attr',
  index: 'index',
  newIndex: 'new_index',
  legacyIndex: 'legacy_index',
  splat: 'splat',
  attributeSplat: 'attr_splat',
  fullSplat: 'full_splat',
  forExpression: 'for_expr',
  forTuple: 'for_tuple_expr',
  forObject: 'for_object_expr',
  forIntro: 'for_intro',
  forCondition: 'for_cond',
  template: 'template_expr',
  quotedTemplate: 'quoted_template',
  heredocTemplate: 'heredoc_template',
  heredocStart: 'heredoc_start',
  heredocIdentifier: 'heredoc_identifier',
  interpolation: 'template_interpolation',
  directive: 'template_directive',
  directiveIf: 'template_if',
  directiveIfIntro: 'template_if_intro',
  directiveElse: 'template_else_intro',
  directiveIfEnd: 'template_if_end',
  directiveFor: 'template_for',
  directiveForStart: 'template_for_start',
  directiveForEnd: 'template_for_end',
  stripMarker: 'strip_marker',
  interpolationStart: 'template_interpolation_start',
  interpolationEnd: 'template_interpolation_end',
  directiveStart: 'template_directive_start',
  directiveEnd: 'template_directive_end',
  openParenthesis: '(',
  equals: '=',
  colon: ':',
} as const;

/** Operators between two values. */
export const binaryOperators: ReadonlySet<string> = new Set(['*', '/', '%', '+', '-', '>', '>=', '<', '<=', '==', '!=', '&&', '||']);

/** Operators before a value. */
export const unaryOperators: ReadonlySet<string> = new Set(['-', '!']);

/** Nodes whose children say nothing that their own text does not. */
export const leaves: ReadonlySet<string> = new Set([kind.string, kind.variable, kind.legacyIndex]);
