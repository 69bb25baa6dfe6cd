import type { FunctionNode } from '../../syntax/index.ts';
import { isVariable } from './callSites.ts';
import type { Evaluation } from './Evaluation.ts';
import { alternatives, type Site } from './Thing.ts';

/** Names under which a module exports a Lambda function's handler, by the habit of AWS's documentation. */
const handlerNames: ReadonlySet<string> = new Set(['handler', 'lambdaHandler']);
/** By the same habit the names of what a handler is given. */
const parameterNames = [/^_?event$/, /^_?context$/];

/**
 * Whether Lambda may give a function a parameter, whatever calls it in the workspace: the module exports it under the name of a handler
 * (a usual one, or one of the configuration), or exports it and it is declared as one (`SQSHandler` of `aws-lambda`) or has
 * the parameters of one. Of these Lambda gives the event and the context.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export function isGivenByRuntime(evaluation: Evaluation, site: Site, fn: FunctionNode, index: number): boolean {
  if (index >= parameterNames.length) return false;
  const { exports } = evaluation.world.scope(site.file);
  const isHandler = hasParametersOfHandler(fn) || isDeclaredHandler(evaluation, site, fn);
  const names = [...exports.keys()].filter((name) => isHandler || handlerNames.has(name) || evaluation.world.isHandler(site.file, name));
  return names.some((name) =>
    alternatives(evaluation.exported(site.file, name, 'value')).some(
      (option) => option.kind === 'function' && option.site.file === site.file && option.site.item === site.item && option.fn.id === fn.id,
    ),
  );
}

function hasParametersOfHandler({ parameters }: FunctionNode): boolean {
  return parameterNames.every((name, i) => {
    const pattern = parameters[i]?.pattern;
    return pattern?.kind === 'identifier' && name.test(pattern.name);
  });
}

function isDeclaredHandler(evaluation: Evaluation, site: Site, fn: FunctionNode): boolean {
  const parent = site.index.nodes[site.index.parents[fn.id] ?? -1];
  if (!parent || !isVariable(parent) || !parent.type) return false;
  return alternatives(evaluation.typed(site, fn.id, parent.type)).some(
    (option) => option.kind === 'instance' && option.of.kind === 'external' && option.of.package.endsWith('aws-lambda'),
  );
}
