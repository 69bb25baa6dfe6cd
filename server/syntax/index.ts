/**
 * syntax — text to plain, typed outlines: TypeScript and JavaScript, HCL, JSON, Markdown tables.
 *
 * The sole owner of tree-sitter, its trees and its node kinds; no tree leaves this room. It resolves nothing (no module,
 * no name, no reference) and knows neither AWS nor Terraform: a reader is a pure function of text and language.
 */

export { createSyntax, type Syntax } from './createSyntax.ts';
export { loadGrammars } from './grammars.ts';
export type * from './hcl/ast.ts';
export { readHcl } from './hcl/readHcl.ts';
export { type HclTemplateOutline, readHclTemplate } from './hcl/readHclTemplate.ts';
export { hclComments } from './hcl/splitBody.ts';
export { readJsonTemplate } from './json/readJsonTemplate.ts';
export { type JsonNode, type JsonOutline, pointerStep, readJson } from './json.ts';
export * from './markdown.ts';
export type * from './typescript/ast.ts';
export { readTypeScript } from './typescript/readTypeScript.ts';
