import { nameOf } from './nameOf.ts';
import type { Thing, ThingOf } from './Thing.ts';

/** Longest run of calls that is told whole: `Repository.find`. */
const longestRun = 3;

/** Why no more is known of what something external gives or has: what it is, and of what it is a part, for a person. */
export function reasonOf(thing: Thing): string {
  const { made, path } = partOf(thing);
  if (!made) return `${nameOf(thing)} is not known`;
  const operation = operationAsked(made);
  if (operation !== undefined)
    return path === '' ? `AWS's answer to ${operation} is not known` : `${path} is in AWS's answer to ${operation}`;
  return `${path === '' ? '' : `${path} of `}what ${callName(made)} gives is not known`;
}

/** What a call gave of which a thing is a part, and the names by which it is reached: `Assets[].Id`. */
function partOf(thing: Thing): { readonly made: ThingOf<'made'> | undefined; readonly path: string } {
  const names: string[] = [];
  let part = thing;
  while (part.kind === 'member') {
    names.unshift(part.name === '*' || /^\d+$/.test(part.name) ? '[]' : part.name);
    part = part.of;
  }
  return {
    made: part.kind === 'made' ? part : undefined,
    path: names
      .join('.')
      .replaceAll('.[]', '[]')
      .replace(/^(\[\])+/, 'an element'),
  };
}

/** The operation that a call of the SDK asked AWS for; `undefined` for any other call. */
function operationAsked({ by, arguments: [first] }: ThingOf<'made'>): string | undefined {
  if (by.kind !== 'member') return undefined;
  // Version 2 gives a request, and that a promise.
  if (by.name === 'promise' && by.of.kind === 'made') return operationAsked(by.of);
  const root = rootOf(by.of);
  if (root.kind !== 'external' || !/^(@aws-sdk\/(client-|lib-dynamodb$)|aws-sdk$)/.test(root.package)) return undefined;
  if (by.name !== 'send') return by.of.kind === 'instance' ? `${by.name.charAt(0).toUpperCase()}${by.name.slice(1)}` : undefined;
  const command = first?.();
  const name = command?.kind === 'instance' ? nameOf(command) : '';
  return name.endsWith('Command') ? name.slice(0, -'Command'.length) : undefined;
}

function rootOf(thing: Thing): Thing {
  let root = thing;
  while (root.kind === 'member' || root.kind === 'instance' || root.kind === 'made') root = root.kind === 'made' ? root.by : root.of;
  return root;
}

/** What is called, by its name; of a long run of calls the first and the last. */
function callName({ by }: ThingOf<'made'>): string {
  const names = nameOf(by).split('.');
  return names.length > longestRun ? `${names[0]}….${names.at(-1)}` : names.join('.');
}
