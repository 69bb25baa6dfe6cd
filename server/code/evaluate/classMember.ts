import type { ClassNode, FunctionNode, ItemKey } from '../../syntax/index.ts';
import { copied } from '../scope/memberFilling.ts';
import type { MemberSummary, ModuleScope } from '../scope/moduleScope.ts';
import { assignedValue, copiedMember, keyedMember } from './assignedValue.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { isFilling } from './filling.ts';
import { injectedBy } from './injected.ts';
import { assignedToClass } from './laterMembers.ts';
import { mayBeUnknown, orTyped, withContent } from './named.ts';
import { subclasses } from './subclasses.ts';
import { type Frame, isNothing, type Lazy, oneOf, perhaps, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';
import { typeArguments, withTypes } from './typeParameter.ts';

type ClassThing = ThingOf<'class'>;
type Instance = ThingOf<'instance'>;

/** A member of an instance of a class of the workspace. */
export function classMember(evaluation: Evaluation, instance: Instance, key: string): Thing {
  if (instance.of.kind !== 'class') return unknown('not a class');
  const own = ownMember(evaluation, instance.of, instance, instance.arguments, key, 0);
  const below = specific(instance) ? [] : overridden(evaluation, instance.of, key);
  if (below.length === 0) return own ?? unknown(`no member ${key} is found`, instance.from);
  return oneOf(own && !isAbstract(own) ? [own, ...below] : below);
}

/** What the classes that extend a class have under a name, where they declare it: the instance may be one of theirs. */
function overridden(evaluation: Evaluation, of: ClassThing, key: string): readonly Thing[] {
  const below = subclasses(evaluation, of);
  if (below === 'too many') return [unknown(`${key} of ${of.node.name ?? 'a class'}, which many classes extend`, of.from)];
  return below
    .filter((subclass) =>
      members(evaluation, subclass).some(
        ([, member]) => !member.static && (member.name === key || member.assigns.includes(key) || member.parameterProperties.includes(key)),
      ),
    )
    .map((subclass) => evaluation.property({ kind: 'instance', of: subclass, arguments: null, node: null, from: subclass.from }, key));
}

/** Whether a member says nothing but its type. */
function isAbstract(member: Thing): boolean {
  return member.kind === 'unknown' || (member.kind === 'function' && member.fn.body === null);
}

/** A static member of a class of the workspace. */
export function staticMember(evaluation: Evaluation, of: ClassThing, key: string): Thing {
  for (const [item, member] of members(evaluation, of)) {
    if (!member.static || member.name !== key) continue;
    const own = declared(evaluation, of, of, item, member, null);
    const values = [
      ...(own ? [own] : []),
      ...(member.kind === 'method'
        ? []
        : [...assignedIn(evaluation, of, of, null, key, true), ...assignedToClass(evaluation, of, of, key)]),
    ];
    return values.length > 0 ? oneOf(values) : unknown(`${key} is never given a value`);
  }
  const later = [...assignedIn(evaluation, of, of, null, key, true), ...assignedToClass(evaluation, of, of, key)];
  if (later.length > 0) return oneOf(later);
  const base = baseOf(evaluation, of);
  return base ? evaluation.property(base, key) : { kind: 'member', of, name: key, from: of.from };
}

/** What a class extends. */
export function baseOf(evaluation: Evaluation, of: ClassThing): Thing | undefined {
  const base = of.node.extends ? evaluation.value(of.site, of.node.extends) : undefined;
  if (base?.kind !== 'class') return base;
  const given = typeArguments(evaluation, of.site, of.node.id, of.node.extendsTypeArguments);
  return { ...base, site: withTypes(base.site, base.node.typeParameters, given) };
}

/** The site of a member of a class, which knows what the class's type parameters stand for. */
function memberSite(evaluation: Evaluation, of: ClassThing, item: ItemKey, frame: Frame | null = null): Site | undefined {
  const site = evaluation.site(of.site.file, item, frame);
  return site && of.site.types ? { ...site, types: of.site.types } : site;
}

type Members = readonly (readonly [ItemKey, MemberSummary])[];

const membersByClass = new WeakMap<ModuleScope, Map<ClassNode, Members>>();

/** The members of a class, in order: a pure function of its node and its module's scope, remembered as long as that lives. */
function members(evaluation: Evaluation, of: ClassThing): Members {
  const scope = evaluation.world.scope(of.site.file);
  let ofScope = membersByClass.get(scope);
  if (!ofScope) membersByClass.set(scope, (ofScope = new Map()));
  let list = ofScope.get(of.node);
  if (!list) {
    list = of.node.members.flatMap((item) => {
      const member = scope.members.get(item);
      return member ? [[item, member] as const] : [];
    });
    ofScope.set(of.node, list);
  }
  return list;
}

function ownMember(
  evaluation: Evaluation,
  of: ClassThing,
  receiver: Thing,
  given: readonly Lazy[] | null,
  key: string,
  level: number,
): Thing | undefined {
  if (level > 10) return unknown('a very long chain of classes');
  const all = members(evaluation, of);
  const named = all.find(([, member]) => !member.static && member.name === key && member.kind !== 'set' && member.kind !== 'constructor');
  const value = named && declared(evaluation, of, receiver, named[0], named[1], given);
  if (value && named[1].kind !== 'field') return value;
  const field = value ?? parameterProperty(evaluation, of, receiver, given, key);
  const isOwn = field !== undefined || members(evaluation, of).some(([, member]) => member.name === key || member.assigns.includes(key));
  const assigned = [
    ...assignedIn(evaluation, of, receiver, given, key, false),
    ...(isOwn ? assignedToClass(evaluation, of, receiver, key) : []),
  ];
  const values = [...(field ? [field] : []), ...assigned];
  const known = values.filter((thing) => !isNothing(thing));
  const whole = known.length > 0 ? oneOf(known) : field;
  const thing = whole && known.length < values.length ? perhaps(whole) : whole;
  const type = named ? fieldType(evaluation, of, named[0]) : undefined;
  if (thing && !(type && mayBeUnknown(thing))) return type ? withContent(thing, () => type) : thing;
  if (type && type.kind !== 'unknown') return thing ? orTyped(evaluation, thing, type) : type;
  if (thing) return thing;
  const base = baseOf(evaluation, of);
  if (base?.kind === 'class') return ownMember(evaluation, base, receiver, superArguments(evaluation, of, given), key, level + 1) ?? type;
  if (base?.kind === 'external')
    return {
      kind: 'member',
      of: { kind: 'instance', of: base, arguments: superArguments(evaluation, of, given), node: null, from: of.from },
      name: key,
      from: of.from,
    };
  return type ?? (base ? unknown(`${key} may be a member of a base class that is not known`, of.from) : undefined);
}

/** The frame in which a member of a known receiver is evaluated. */
function frameFor(receiver: Thing): Frame {
  return { fn: null, arguments: [], receiver, outer: null, depth: 0 };
}

function specific(receiver: Thing): boolean {
  return receiver.kind === 'instance' && receiver.arguments !== null;
}

function declared(
  evaluation: Evaluation,
  of: ClassThing,
  receiver: Thing,
  item: ItemKey,
  member: MemberSummary,
  given: readonly Lazy[] | null,
): Thing | undefined {
  const site = memberSite(evaluation, of, item, specific(receiver) && given !== null ? frameFor(receiver) : null);
  const content = site?.index.content;
  if (!site || content?.kind !== 'member' || content.member.kind === 'staticBlock') return undefined;
  if (content.member.kind === 'fieldMember') {
    if (!content.member.value) return injectedBy(evaluation, site, content.member.decorators);
    const value = evaluation.value(site, content.member.value);
    return value.kind === 'function' && !value.fn.arrow && value.receiver === null ? { ...value, receiver } : value;
  }
  const fn: Thing = {
    kind: 'function',
    fn: content.member.value,
    site: { ...site, frame: null },
    receiver,
    from: [nodeOf(site, content.member.id)],
  };
  return member.kind === 'get' ? evaluation.call(fn, [], nodeOf(site, content.member.id)) : fn;
}

function fieldType(evaluation: Evaluation, of: ClassThing, item: ItemKey): Thing | undefined {
  const site = memberSite(evaluation, of, item);
  const content = site?.index.content;
  if (!site || content?.kind !== 'member' || content.member.kind !== 'fieldMember' || !content.member.type) return undefined;
  return evaluation.typed(site, content.member.id, content.member.type);
}

function constructorSite(
  evaluation: Evaluation,
  of: ClassThing,
  receiver: Thing,
  given: readonly Lazy[] | null,
): { site: Site; fn: FunctionNode } | undefined {
  const scope = evaluation.world.scope(of.site.file);
  const item = of.node.members.find((key) => scope.members.get(key)?.kind === 'constructor');
  const plain = item === undefined ? undefined : memberSite(evaluation, of, item);
  const content = plain?.index.content;
  if (!plain || content?.kind !== 'member' || content.member.kind !== 'methodMember') return undefined;
  const fn = content.member.value;
  return { fn, site: given === null ? plain : { ...plain, frame: { fn, arguments: given, receiver, outer: null, depth: 0 } } };
}

/** The constructor that a class declares. */
export function constructorOf(evaluation: Evaluation, of: ClassThing): FunctionNode | undefined {
  return constructorSite(evaluation, of, unknown('this'), null)?.fn;
}

function parameterProperty(
  evaluation: Evaluation,
  of: ClassThing,
  receiver: Thing,
  given: readonly Lazy[] | null,
  key: string,
): Thing | undefined {
  const has = members(evaluation, of).some(([, member]) => member.parameterProperties.includes(key));
  const made = has ? constructorSite(evaluation, of, receiver, given) : undefined;
  const index = made?.fn.parameters.findIndex(({ pattern }) => pattern.kind === 'identifier' && pattern.name === key) ?? -1;
  if (!made || index < 0) return undefined;
  return evaluation.named(made.site, made.fn.id, key);
}

/** Values of `this.key = …` in the class, and of what is copied to `this`, in the constructor with what it was given. */
function assignedIn(
  evaluation: Evaluation,
  of: ClassThing,
  receiver: Thing,
  given: readonly Lazy[] | null,
  key: string,
  isStatic: boolean,
): readonly Thing[] {
  const result: Thing[] = [];
  for (const [item, member] of members(evaluation, of)) {
    if (member.static !== isStatic || ![key, copied, '*'].some((name) => member.assigns.includes(name))) continue;
    const site = member.kind === 'constructor' ? constructorSite(evaluation, of, receiver, given)?.site : memberSite(evaluation, of, item);
    for (const entry of site?.index.memberAssignments ?? []) {
      if (!site || entry.object.kind !== 'this' || !isFilling(evaluation, site, entry)) continue;
      if (entry.property === key) result.push(assignedValue(evaluation, site, entry));
      else if (entry.property === copied) result.push(...copiedMember(evaluation, site, entry, key));
      else if (entry.property === '*') result.push(...keyedMember(evaluation, site, entry, key));
    }
  }
  return result;
}

/** What a class gives to its base's constructor: of a class without a constructor, what it is given itself. */
export function superArguments(evaluation: Evaluation, of: ClassThing, given: readonly Lazy[] | null): readonly Lazy[] | null {
  const made = constructorSite(evaluation, of, unknown('this'), given);
  if (!made) return given;
  const call = made.site.index.calls.find((node) => node.callee.kind === 'super');
  return call ? evaluation.given(made.site, call.arguments) : given;
}
