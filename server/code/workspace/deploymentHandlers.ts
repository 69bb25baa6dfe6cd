import { parseDocument } from 'yaml';

/** A Lambda function's handler, as a file that deploys it names it: `src/create.main` of a folder. */
export interface DeployedHandler {
  /** The module's path from the file's folder, without its extension: `src/create`. */
  readonly module: string;
  /** The name of the export: `main`. */
  readonly name: string;
}

const longest = 1_000_000;
const functionTypes: ReadonlySet<unknown> = new Set(['AWS::Serverless::Function', 'AWS::Lambda::Function']);

/**
 * The handlers that a `serverless.yml` or a SAM or CloudFormation template names; what cannot be read names none.
 * Sources: https://www.serverless.com/framework/docs/providers/aws/guide/functions,
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function deploymentHandlers(text: string): readonly DeployedHandler[] {
  if (text.length > longest || !/\bhandler\b/i.test(text)) return [];
  const root = read(text);
  const functions = [member(root, 'functions') ?? []].flat().flatMap(valuesOf);
  const shared = member(member(root, 'Globals'), 'Function');
  const resources = valuesOf(member(root, 'Resources')).flatMap((resource) => {
    if (!functionTypes.has(member(resource, 'Type'))) return [];
    const own = member(resource, 'Properties');
    const code = member(own, 'CodeUri') ?? member(shared, 'CodeUri');
    return [{ handler: member(own, 'Handler') ?? member(shared, 'Handler'), folder: typeof code === 'string' ? code : '' }];
  });
  return [...functions.map((one) => ({ handler: member(one, 'handler'), folder: '' })), ...resources].flatMap(({ handler, folder }) =>
    handlersOf(handler, folder),
  );
}

/** A handler that is written as `module.name`, in a folder; none where that is made of variables. */
export function handlersOf(handler: unknown, folder = ''): readonly DeployedHandler[] {
  const parts = typeof handler === 'string' ? /^([\w./@-]+)\.([\w$]+)$/.exec(handler) : null;
  const [, module = '', name = ''] = parts ?? [];
  return parts ? [{ module: folder === '' ? module : `${folder}/${module}`, name }] : [];
}

/** YAML as plain data, CloudFormation's tags (`!GetAtt`) left aside; `undefined` where it is none. */
function read(text: string): unknown {
  try {
    return parseDocument(text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false }).toJS();
  } catch {
    // Aliases of aliases without end, or a depth that no stack holds.
    return undefined;
  }
}

function member(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, key) ? (of as Record<string, unknown>)[key] : undefined;
}

function valuesOf(of: unknown): readonly unknown[] {
  return typeof of === 'object' && of !== null ? Object.values(of) : [];
}
