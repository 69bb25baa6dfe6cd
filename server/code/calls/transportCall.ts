import type { CallExpression } from '../../syntax/index.ts';
import { nodeOf } from '../evaluate/Evaluation.ts';
import { alternatives, type Site, type Thing, type ThingOf } from '../evaluate/Thing.ts';
import { transports } from '../libraries/transports.ts';
import type { Search } from './Found.ts';
import { libraryCalls } from './libraryCalls.ts';
import { nameNode } from './nameNode.ts';

/** What a logger is made with that loads a transport by its name: `pino({ transport: { target, options } })`, `pino.transport({ targets })`. */
export function transportCall({ evaluation, libraries, findings }: Search, site: Site, node: CallExpression): void {
  const objectsIn = (thing: Thing | undefined): readonly ThingOf<'object'>[] =>
    thing ? alternatives(thing).filter((option) => option.kind === 'object') : [];
  const member = (of: ThingOf<'object'>, key: string): Thing | undefined =>
    of.members.has(key) ? evaluation.property(of, key) : undefined;
  const listed = (thing: Thing | undefined): readonly ThingOf<'object'>[] =>
    thing
      ? alternatives(thing).flatMap((option) => (option.kind === 'list' ? option.elements.flatMap((lazy) => objectsIn(lazy())) : []))
      : [];

  const given = node.arguments.flatMap((argument) => (argument.kind === 'spread' ? [] : objectsIn(evaluation.value(site, argument))));
  const settings = [...given, ...given.flatMap((one) => objectsIn(member(one, 'transport')))];
  const loading = [...settings, ...settings.flatMap((one) => listed(member(one, 'targets')))];
  for (const one of loading) {
    const target = member(one, 'target');
    if (target?.kind !== 'literal' || typeof target.value !== 'string' || !transports.includes(target.value)) continue;
    const library = libraries(target.value, 'default');
    const options = () => evaluation.property(one, 'options');
    for (const call of library ? libraryCalls(evaluation, library, { own: [options], of: null, by: null }) : []) {
      findings.call({
        input: options,
        ...call,
        node: nodeOf(site, node.id),
        name: nameNode(node.callee),
        form: 'library',
        through: target.value,
        clients: [],
      });
    }
  }
}
