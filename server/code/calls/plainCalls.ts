import type { FilePath } from '../../files/index.ts';
import type { ItemKey } from '../../syntax/index.ts';
import type { Asking } from '../evaluate/createEvaluation.ts';
import { alternatives, oneOf, type ThingOf, unknown } from '../evaluate/Thing.ts';
import { isUndefined, toValue } from '../evaluate/toValue.ts';
import { withLaterMembers } from '../evaluate/withLaterMembers.ts';
import type { SdkCall, UnresolvedCall } from '../SdkCall.ts';
import { copied } from '../scope/memberFilling.ts';
import type { CodeNode, Value } from '../Value.ts';
import { configured, judgedOf } from './clientConfiguration.ts';
import { enclosingName } from './enclosing.ts';
import type { FoundCall } from './Found.ts';
import type { FileCalls } from './findCalls.ts';
import { resourceParameters } from './resourceParameters.ts';

/** A file's calls as plain data, and the nodes where they stand. */
export interface PlainCalls {
  readonly calls: readonly SdkCall[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly nodes: ReadonlyMap<string, { readonly item: ItemKey; readonly node: number; readonly name: number }>;
}

/** Gives each finding its id, and evaluates its input. */
export function plainCalls(evaluation: Asking, file: FilePath, found: FileCalls): PlainCalls {
  const counts = new Map<string, number>();
  const nodes = new Map<string, { item: ItemKey; node: number; name: number }>();
  const within = (node: CodeNode): string | null => {
    const site = evaluation.site(node.file, node.item);
    return site ? enclosingName(evaluation, site, node.node) : null;
  };
  const identify = (at: { node: CodeNode; name: number }, holder: string | null, what: string): string => {
    const stem = `${file}#${holder ?? ''}/${what}`;
    const count = counts.get(stem) ?? 0;
    counts.set(stem, count + 1);
    const id = `${stem}#${count}`;
    nodes.set(id, { item: at.node.item, node: at.node.node, name: at.name });
    return id;
  };
  const calls = found.calls.map((call): SdkCall => {
    const holder = within(call.node);
    evaluation.fresh();
    return {
      id: identify(call, holder, call.operation),
      file,
      package: call.package,
      operation: call.operation,
      form: call.form,
      through: call.through,
      when: call.when,
      within: holder,
      ...inputOf(evaluation, call),
      ...judgedOf(call.clients.map((client) => configured(evaluation, client))),
    };
  });
  const unresolved = found.unresolved.map((place): UnresolvedCall => {
    return { id: identify(place, within(place.node), 'unresolved'), file, reason: place.reason, packages: place.packages };
  });
  return { calls, unresolved, nodes };
}

plainCalls.none = { calls: [], unresolved: [], nodes: new Map() } satisfies PlainCalls;

/**
 * The input's members. Those that name a resource, or on which a permission depends, are followed to whoever gives them;
 * the others as far as the function that holds the call. A resource that may be named by what is not known is unknown,
 * with the reason.
 */
function inputOf(evaluation: Asking, call: FoundCall): Pick<SdkCall, 'input' | 'inputIsWhole' | 'inputUnknown'> {
  if (call.input === null)
    return { input: {}, inputIsWhole: false, inputUnknown: toValue(unknown('what the library gives is not known', [call.node])) };
  const { followed, resources } = resourceParameters(call.package, call.operation);
  const options = alternatives(call.input());
  const objects = options.filter((option) => option.kind === 'object');
  const hidden =
    options.find((option) => ['unknown', 'made', 'member', 'instance'].includes(option.kind)) ??
    (objects.length === 0 ? unknown('the input is no object', options[0]?.from) : undefined);
  const names = new Set([...objects.flatMap(({ members }) => [...members.keys()]), ...resources]);
  for (const option of objects) {
    const later = option.node ? evaluation.world.scope(option.node.file).memberAssigned : undefined;
    const whole = later?.has(copied) ? withLaterMembers(evaluation, option) : option;
    for (const name of followed) if (later?.has(name) || (whole.kind === 'object' && whole.members.has(name))) names.add(name);
  }
  const result: Record<string, Value> = {};
  for (const name of names) {
    evaluation.fresh();
    const read = () => {
      const things = [
        ...objects.flatMap((option) => alternatives(withLaterMembers(evaluation, evaluation.property(option, name)))),
        ...(hidden ? [hidden] : []),
      ];
      const given = things.filter((thing) => thing.kind !== 'undefined');
      return toValue(oneOf(given.length > 0 ? given : things));
    };
    const value = followed.has(name) ? read() : evaluation.inwards(read);
    if (!(value.kind === 'unknown' && value.reason === isUndefined)) result[name] = value;
  }
  // A library may give more, and so may what version 2's client is made with.
  const givesMore = call.form === 'library' || call.form === 'v2';
  const open = objects.find((one) => one.open);
  const unseen = hidden ?? (open && unknown('what is spread into the input is not known', open.from));
  return {
    input: result,
    inputUnknown: unseen ? toValue(unseen) : null,
    inputIsWhole: !givesMore && !hidden && objects.every((one) => !one.open && isWrittenInside(evaluation, one, call)),
  };
}

/** Whether an object is written out as the argument of a call itself, where nobody can add to it. */
function isWrittenInside(evaluation: Asking, { node }: ThingOf<'object'>, { node: call }: FoundCall): boolean {
  const site = node && node.file === call.file && node.item === call.item ? evaluation.site(node.file, node.item) : undefined;
  return site !== undefined && node !== null && site.index.parents[node.node] === call.node;
}
