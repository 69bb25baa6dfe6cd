import { policy } from '../corpus/case.ts';
import { both, type EditForm, encoded, objects, withLocals } from './formParts.ts';

/** Ways to write the list of a statement's actions. */
export const listForms: Readonly<Record<string, EditForm>> = {
  list: { files: encoded(both) },
  list_lines: { files: encoded('[\n          "s3:GetObject",\n          "s3:ListBucket"\n        ]') },
  list_unsorted: { files: encoded('["s3:ListBucket", "s3:GetObject"]') },
  list_mixed_lines: { files: encoded('["s3:GetObject",\n          "s3:ListBucket"]') },
  list_parenthesised: { files: encoded('(["s3:GetObject", "s3:ListBucket"])') },
  string: { files: encoded('"s3:GetObject"') },
  string_parenthesised: { files: encoded('("s3:GetObject")') },
  format_string: { files: encoded('format("%s:GetObject", "s3")') },
  list_of_names: { files: withLocals('[local.get, local.list]', { get: '"s3:GetObject"', list: '"s3:ListBucket"' }) },
  one_name: { files: withLocals('local.get', { get: '"s3:GetObject"' }) },
  interpolated: { files: withLocals('["${local.s}:GetObject", "${local.s}:ListBucket"]', { s: '"s3"' }) },
  locals_once: { files: withLocals('local.reads', { reads: both }) },
  locals_lines: { files: withLocals('local.reads', { reads: '[\n    "s3:GetObject",\n    "s3:ListBucket",\n  ]' }) },
  locals_shared: {
    files: {
      'main.tf': `locals {\n  reads = ${both}\n}\n\n${policy(`jsonencode(${objects('local.reads')})`)}\n${policy(`jsonencode(${objects('local.reads')})`, 'q')}`,
    },
  },
  locals_chained: { files: withLocals('local.all', { all: 'local.reads', reads: both }) },
  locals_object: { files: withLocals('local.by.reads', { by: `{\n    reads  = ${both}\n    writes = ["s3:PutObject"]\n  }` }) },
  locals_indexed: { files: withLocals('local.by["reads"]', { by: `{ reads = ${both}, writes = ["s3:PutObject"] }` }) },
  concat_names: { files: withLocals('concat(local.get, local.list)', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  concat_literal: { files: withLocals('concat(local.get, ["s3:ListBucket"])', { get: '["s3:GetObject"]' }) },
  concat_empty: { files: withLocals('concat(local.reads, [])', { reads: both }) },
  concat_expanded: { files: withLocals('concat([local.get, local.list]...)', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  setunion: { files: withLocals('setunion(local.get, ["s3:ListBucket"])', { get: '["s3:GetObject"]' }) },
  setunion_names: { files: withLocals('setunion(local.get, local.list)', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  distinct: { files: withLocals('distinct(concat(local.get, ["s3:ListBucket"]))', { get: '["s3:GetObject"]' }) },
  flatten: { files: withLocals('flatten([local.get, ["s3:ListBucket"]])', { get: '["s3:GetObject"]' }) },
  flatten_names: { files: withLocals('flatten([local.get, local.list])', { get: '["s3:GetObject"]', list: '["s3:ListBucket"]' }) },
  toset: { files: encoded(`toset(${both})`) },
  sort: { files: encoded('sort(["s3:ListBucket", "s3:GetObject"])') },
  compact: { files: encoded('compact(["s3:GetObject", "", "s3:ListBucket"])') },
  merge_values: { files: withLocals('values(merge(local.a, { b = "s3:ListBucket" }))', { a: '{ a = "s3:GetObject" }' }) },
  conditional: { files: encoded('var.write ? ["s3:GetObject", "s3:ListBucket"] : []', 'variable "write" {\n  default = true\n}\n\n') },
  concat_conditional: {
    files: encoded('concat(["s3:GetObject"], var.write ? ["s3:ListBucket"] : [])', 'variable "write" {\n  default = true\n}\n\n'),
  },
  for_expression: { files: encoded('[for verb in ["GetObject", "ListBucket"] : "s3:${verb}"]') },
  for_same: { files: encoded('[for action in ["s3:GetObject", "s3:ListBucket"] : action]') },
  formatlist: { files: encoded('formatlist("s3:%s", ["GetObject", "ListBucket"])') },
  split: { files: encoded('split(",", "s3:GetObject,s3:ListBucket")') },
  variable_default: { files: encoded('var.reads', `variable "reads" {\n  type    = list(string)\n  default = ${both}\n}\n\n`) },
  overridden: {
    files: { ...withLocals('local.reads', { reads: '["s3:DeleteObject"]' }), 'override.tf': `locals {\n  reads = ${both}\n}\n` },
  },
};
