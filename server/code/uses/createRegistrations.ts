import { type FilePath, type Files, fileFamily } from '../../files/index.ts';
import { membersByName, passing, pushUnder } from '../../query/index.ts';
import type { CallExpression, Expression, NewExpression } from '../../syntax/index.ts';
import type { Asking } from '../evaluate/createEvaluation.ts';
import { containers, isOfAwilix, loadedModules } from '../evaluate/injected.ts';
import type { Site } from '../evaluate/Thing.ts';
import { tokenKey } from '../evaluate/tokenKey.ts';
import type { CodeNode } from '../Value.ts';

/** What a container of injected things is told to give for a token; the node is what says so. */
export interface Registration extends CodeNode {
  readonly how: 'value' | 'factory' | 'class' | 'alias' | 'resolver';
  /** The tokens of what a factory is given, where they are listed. */
  readonly inject: number | null;
  /** The name under which an object holds it, for awilix. */
  readonly key: string | null;
}

/** What is registered with containers of injected things. */
export interface Registrations {
  registered(token: string): readonly Registration[];
}

const none: ReadonlyMap<string, readonly Registration[]> = new Map();

/** Words without which a text registers nothing. */
const words =
  /\b(?:use(?:Value|Factory|Class|Existing|Token)|to(?:ConstantValue|DynamicValue|Service|Self)|register(?:Instance|Singleton|Type)|as(?:Value|Function|Class)|loadModules|inversify|typedi)\b/;

/** The members of a provider that say what is given. Source: https://docs.nestjs.com/fundamentals/custom-providers and the READMEs of tsyringe and typedi. */
const ways: Readonly<Record<string, Registration['how']>> = {
  useValue: 'value',
  useFactory: 'factory',
  useClass: 'class',
  useExisting: 'alias',
  useToken: 'alias',
  value: 'value',
  factory: 'factory',
  type: 'class',
};

/** The methods that follow `bind(token)`. Source: https://inversify.io/docs/api/binding-syntax/ */
const bindings: Readonly<Record<string, Registration['how']>> = {
  toConstantValue: 'value',
  toDynamicValue: 'factory',
  toResolvedValue: 'factory',
  to: 'class',
  toService: 'alias',
};

/** The files that may register something. */
interface RegisteringFiles {
  members(): readonly FilePath[];
  specifiers(file: FilePath): readonly string[];
}

/** What files register, by token; tokens are evaluated in their own file, by what they are declared to be. */
export function createRegistrations(files: Files, of: RegisteringFiles, evaluator: () => Asking): Registrations {
  const registrations = fileFamily(files, 'code.registrations', (file) =>
    words.test(files.text(file) ?? '') ? registrationsIn(evaluator(), file) : none,
  );
  // Most workspaces have no container: their texts are not searched.
  const users = passing(of.members, (file) => of.specifiers(file).some((specifier) => containers.test(specifier)));
  const registering = membersByName(of.members, (file) => new Set(registrations(file).keys()));
  return {
    registered: (token) => (users().length === 0 ? [] : registering(token).flatMap((file) => registrations(file).get(token) ?? [])),
  };
}

function registrationsIn(evaluation: Asking, file: FilePath): ReadonlyMap<string, readonly Registration[]> {
  const result = new Map<string, Registration[]>();
  const put = (token: string | null, registration: Registration): void => {
    if (token !== null) pushUnder(result, token, registration);
  };
  for (const item of evaluation.world.scope(file).items) {
    const site = evaluation.site(file, item);
    if (!site) continue;
    const at = (node: Expression, how: Registration['how'], more: Partial<Registration> = {}): Registration => {
      return { file, item, node: node.id, how, inject: null, key: null, ...more };
    };
    const tokenOf = (node: Expression): string | null => tokenKey(evaluation, evaluation.value(site, node));
    const provided = (token: Expression, provider: Expression): void => {
      for (const [name, how] of Object.entries(ways)) {
        const node = memberOf(provider, name);
        if (node) put(tokenOf(token), at(node, how, { inject: memberOf(provider, 'inject')?.id ?? null }));
      }
    };
    for (const node of site.index.nodes) {
      if (!node || !('kind' in node) || node.kind !== 'object') continue;
      evaluation.fresh();
      const token = memberOf(node, 'provide') ?? memberOf(node, 'token');
      if (token) provided(token, node);
    }
    for (const call of site.index.calls) {
      evaluation.fresh();
      const name = calledName(call);
      const [first, second] = call.arguments;
      if (name === loadedModules) put(loadedModules, at(call, 'resolver'));
      if (name === undefined || !first || first.kind === 'spread') continue;
      if (second && second.kind !== 'spread') {
        if (name === 'register') {
          provided(first, second);
          for (const key of keysOfAwilix(evaluation, site, first, second)) put(key, at(second, 'resolver'));
        } else if (name === 'registerInstance' || name === 'set') put(tokenOf(first), at(second, 'value'));
        else if (name === 'registerSingleton' || name === 'registerType') put(tokenOf(first), at(second, 'class'));
      } else if (name === 'register') {
        const object = evaluation.value(site, first);
        for (const [key, lazy] of object.kind === 'object' ? object.members : [])
          if (isOfAwilix(lazy())) put(JSON.stringify(key), at(first, 'resolver', { key }));
      } else if (name === 'set') {
        for (const one of first.kind === 'array' ? first.elements : [first]) {
          const token = one && one.kind !== 'spread' ? memberOf(one, 'id') : undefined;
          if (token) provided(token, one as Expression);
        }
      }
      const how = Object.hasOwn(bindings, name) ? bindings[name] : undefined;
      const bound = how && call.callee.kind === 'member' ? call.callee.object : undefined;
      const token = bound?.kind === 'call' && /^(re)?bind$/.test(calledName(bound) ?? '') ? bound.arguments[0] : undefined;
      if (how && token && token.kind !== 'spread') put(tokenOf(token), at(first, how));
    }
  }
  return result;
}

function keysOfAwilix(evaluation: Asking, site: Site, name: Expression, resolver: Expression): readonly string[] {
  if (name.kind !== 'string' || resolver.kind !== 'call') return [];
  return isOfAwilix(evaluation.value(site, resolver)) ? [JSON.stringify(name.value)] : [];
}

function calledName({ callee }: CallExpression | NewExpression): string | undefined {
  return callee.kind === 'member' ? callee.property : callee.kind === 'identifier' ? callee.name : undefined;
}

/** What an object literal has under a name. */
function memberOf(object: Expression, name: string): Expression | undefined {
  if (object.kind !== 'object') return undefined;
  for (const property of object.properties) if (property.kind !== 'spread' && property.key === name) return property.value;
  return undefined;
}
