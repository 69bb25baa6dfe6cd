import { existsSync, readFileSync } from 'node:fs';
import ts from '@typescript/typescript6';
import { operationOfMethod, operationOfPaginator, operationOfWaiter } from '../../server/aws/index.ts';
import { sdkDeclarations } from './sdkDeclarations.ts';

const root = '/w';
const shared = new Map<string, ts.SourceFile>();
const declarations = new Map([...sdkDeclarations()].map(([path, text]) => [`${root}/${path}`, text]));

/**
 * The calls that TypeScript's checker resolves into a declaration of the SDK, in a program given by path: each as
 * `path:offset operation`, the offset being that of the name that is called.
 */
export function callsByChecker(texts: ReadonlyMap<string, string>): readonly string[] {
  const files = new Map([...texts].map(([path, text]) => [`${root}/${path}`, text]));
  const read = (path: string): string | undefined =>
    files.get(path) ?? declarations.get(path) ?? (path.startsWith(`${root}/`) ? undefined : onDisk(path));
  const config = texts.has('tsconfig.json')
    ? ts.getParsedCommandLineOfConfigFile(`${root}/tsconfig.json`, {}, configHost(read))
    : undefined;
  const options: ts.CompilerOptions = {
    ...(config?.options ?? {}),
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowJs: true,
    checkJs: true,
    jsx: ts.JsxEmit.Preserve,
    strict: true,
    noEmit: true,
    types: [],
    ignoreDeprecations: '6.0',
  };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getCurrentDirectory: () => root,
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: undefined as never,
    getSourceFile: (path, version) => {
      const known = files.has(path) ? undefined : shared.get(path);
      if (known) return known;
      const text = read(path);
      if (text === undefined) return undefined;
      const source = ts.createSourceFile(path, text, version, true);
      if (!files.has(path)) shared.set(path, source);
      return source;
    },
  };
  const roots = [...files.keys()].filter((path) => /\.[jt]sx?$/.test(path) && !/\.test\.|__mocks__|\/dist\//.test(path));
  const program = ts.createProgram(roots, options, host);
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  for (const path of roots) {
    const source = program.getSourceFile(path);
    const visit = (node: ts.Node): void => {
      const operations = ts.isNewExpression(node) ? constructed(checker, node) : ts.isCallExpression(node) ? called(checker, node) : [];
      for (const operation of operations) {
        const { expression } = node as ts.NewExpression | ts.CallExpression;
        const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
        found.add(`${path.slice(root.length + 1)}:${name.getStart()} ${operation}`);
      }
      ts.forEachChild(node, visit);
    };
    if (source) visit(source);
  }
  return [...found].sort();
}

function onDisk(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function configHost(read: (path: string) => string | undefined): ts.ParseConfigFileHost {
  return {
    useCaseSensitiveFileNames: true,
    readDirectory: () => [],
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    getCurrentDirectory: () => root,
    onUnRecoverableConfigFileDiagnostic: () => undefined,
  };
}

/** Package of the SDK that declares a node: `@aws-sdk/client-s3`. */
function packageOf(node: ts.Node | undefined): string | undefined {
  return /\/node_modules\/((?:@aws-sdk\/)?[^/]+)\//.exec(node?.getSourceFile().fileName ?? '')?.[1];
}

const documentOperations: Readonly<Record<string, string>> = {
  get: 'GetItem',
  put: 'PutItem',
  update: 'UpdateItem',
  delete: 'DeleteItem',
  query: 'Query',
  scan: 'Scan',
  batchGet: 'BatchGetItem',
  batchWrite: 'BatchWriteItem',
  transactGet: 'TransactGetItems',
  transactWrite: 'TransactWriteItems',
};

/** Operations of the commands that a `new` can make. */
function constructed(checker: ts.TypeChecker, node: ts.NewExpression): readonly string[] {
  const type = checker.getTypeAtLocation(node);
  return (type.isUnion() ? type.types : [type]).flatMap((option) => {
    for (let each: ts.Type | undefined = option; each; each = baseOf(checker, each)) {
      const name = each.symbol?.name ?? '';
      const pkg = packageOf(each.symbol?.declarations?.[0]);
      if (pkg === '@aws-sdk/lib-storage' && name === 'Upload') return ['AbortMultipartUpload', 'PutObject'];
      if (pkg === undefined || !name.endsWith('Command') || name === '$Command') continue;
      const operation = name.slice(0, -'Command'.length);
      return [
        pkg === '@aws-sdk/lib-dynamodb' ? (documentOperations[operation.charAt(0).toLowerCase() + operation.slice(1)] ?? '?') : operation,
      ];
    }
    return [];
  });
}

function baseOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  return type.isClass() ? checker.getBaseTypes(type)[0] : undefined;
}

/** Operations that a call asks for, by the declaration that it resolves to. */
function called(checker: ts.TypeChecker, node: ts.CallExpression): readonly string[] {
  const declaration = checker.getResolvedSignature(node)?.declaration;
  const pkg = packageOf(declaration);
  const name = declaration && 'name' in declaration && declaration.name ? (declaration.name as ts.Node).getText() : '';
  if (pkg === undefined) return [];
  if (pkg === '@aws-sdk/s3-presigned-post') return ['PutObject'];
  const owner =
    declaration && ts.isMethodDeclaration(declaration) && ts.isClassDeclaration(declaration.parent)
      ? declaration.parent.name?.text
      : undefined;
  if (owner === 'DynamoDBDocument' || owner === 'DocumentClient')
    return documentOperations[name] === undefined ? [] : [documentOperations[name]];
  if (pkg === 'aws-sdk') return name === 'promise' ? [] : [name.charAt(0).toUpperCase() + name.slice(1)];
  const operation = owner === undefined ? (operationOfPaginator(pkg, name) ?? operationOfWaiter(pkg, name)) : operationOfMethod(pkg, name);
  return operation === undefined ? [] : [operation];
}
