import type { FunctionNode } from '../../syntax/index.ts';
import { isVariable } from './callSites.ts';
import type { Evaluation } from './Evaluation.ts';
import { alternatives, type Site } from './Thing.ts';

/** Names under which a module exports a Lambda function's handler, by the habit of AWS's documentation. */
const handlerNames = ['handler', 'lambdaHandler'];

/**
 * Whether Lambda may call a function, whatever calls it in the workspace: the module exports it as its handler, or it is
 * declared as one (`SQSHandler` of `aws-lambda`) and exported.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function isCalledByRuntime(evaluation: Evaluation, site: Site, fn: FunctionNode): boolean {
  const { exports } = evaluation.world.scope(site.file);
  const names = isDeclaredHandler(evaluation, site, fn) ? [...exports.keys()] : handlerNames.filter((name) => exports.has(name));
  return names.some((name) =>
    alternatives(evaluation.exported(site.file, name, 'value')).some(
      (option) => option.kind === 'function' && option.site.file === site.file && option.site.item === site.item && option.fn.id === fn.id,
    ),
  );
}

function isDeclaredHandler(evaluation: Evaluation, site: Site, fn: FunctionNode): boolean {
  const parent = site.index.nodes[site.index.parents[fn.id] ?? -1];
  if (!parent || !isVariable(parent) || !parent.type) return false;
  return alternatives(evaluation.typed(site, fn.id, parent.type)).some(
    (option) => option.kind === 'instance' && option.of.kind === 'external' && option.of.package.endsWith('aws-lambda'),
  );
}
