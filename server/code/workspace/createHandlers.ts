import { baseName, type FilePath, type Files, folderOf, joinPath } from '../../files/index.ts';
import { index } from '../../query/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';
import { deploymentHandlers, handlersOf } from './deploymentHandlers.ts';

/** What deploys Lambda functions, other than Terraform, says of their handlers. */
export interface Handlers {
  /** Whether Lambda may call what a file exports under a name. */
  runs(file: FilePath, name: string): boolean;
  /** Whether a file is named as the module of a handler. */
  begins(file: FilePath): boolean;
}

interface HandlerWorld {
  readonly files: () => readonly FilePath[];
  readonly scope: (file: FilePath) => ModuleScope;
  readonly content: (file: FilePath, item: ItemKey) => TsContent | undefined;
}

/** Words of the packages whose constructs take the handler's name apart from its file: it is bundled on the way. */
const bundling = ['aws-cdk-lib', '@aws-cdk/'];

/**
 * Handlers by the files that deploy them: `serverless.yml`, SAM and CloudFormation templates, and objects in code that have a
 * `handler` (CDK's functions, `serverless.ts`, SST). What Lambda runs is built from the sources, so a module is known by
 * the end of its path.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_nodejs-readme.html
 */
export function createHandlers(files: Files, world: HandlerWorld): Handlers {
  const deployed = index(
    () => files.list('deployment'),
    (file) =>
      deploymentHandlers(files.text(file) ?? '').flatMap(({ module, name }) => [
        { key: `${baseName(module)}.${name}`, entry: file },
        { key: joinPath(folderOf(file), module), entry: file },
      ]),
  );
  const written = index(world.files, (file) => namesIn(world, file, files.text(file) ?? '').map((key) => ({ key, entry: file })));
  const stem = (file: FilePath): FilePath => file.replace(/\.[^./]+$/, '');
  return {
    runs: (file, name) => {
      const key = `${stem(baseName(file))}.${name}`;
      return deployed(key).length > 0 || written(key).length > 0 || written(`.${name}`).length > 0;
    },
    begins: (file) => deployed(stem(file)).length > 0,
  };
}

/** A look at the text, before it is parsed: most properties of that name are functions. */
const givenAsText = /\bhandler['"]?\s*:\s*[`'"]/;

/** `module.name` of the handlers that a file's objects give as texts, `.name` where the module is not told. */
function namesIn({ scope, content }: HandlerWorld, file: FilePath, text: string): readonly string[] {
  if (!givenAsText.test(text)) return [];
  const isBundling = bundling.some((word) => text.includes(word));
  return scope(file).items.flatMap((item) => {
    const found = content(file, item);
    return (found ? itemIndex(found).nodes : []).flatMap((node) => {
      if (!node || !('kind' in node) || node.kind !== 'property' || node.key !== 'handler') return [];
      const { value } = node;
      // `${handlerPath(__dirname)}/handler.main`: the end tells enough.
      const given = value.kind === 'string' ? value.value : value.kind === 'template' ? value.quasis.at(-1)?.replace(/^.*\//, '') : '';
      const [handler] = handlersOf(given);
      if (isBundling) return [`.${handler?.name ?? given}`];
      return handler ? [`${baseName(handler.module)}.${handler.name}`] : [];
    });
  });
}
