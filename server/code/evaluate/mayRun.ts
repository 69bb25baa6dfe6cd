import type { FunctionNode } from '../../syntax/index.ts';
import { baseOf } from './classMember.ts';
import type { Evaluation } from './Evaluation.ts';
import { ownerOf } from './ownerOf.ts';
import { isSameClass } from './subclasses.ts';
import { alternatives, type Site, type Thing, type ThingOf } from './Thing.ts';

type ClassThing = ThingOf<'class'>;

/** Longest chain of classes that is followed. */
const mostAbove = 10;

/**
 * Whether calling a thing may run a function: it is the function, or what the function implements or overrides — the member
 * of an interface, or of a class, under which the function's class, or an object that has it, is used.
 */
export function mayRun(evaluation: Evaluation, callee: Thing, site: Site, fn: FunctionNode, name: string): boolean {
  const options = alternatives(callee);
  const isFunction = (option: Thing) =>
    option.kind === 'function' && option.site.file === site.file && option.site.item === site.item && option.fn.id === fn.id;
  if (options.some(isFunction)) return true;
  const own = ownerOf(evaluation, site);
  if (!own) return options.some((option) => option.kind === 'callable' && isDeclaredNear(evaluation, option, site));
  if (own.node.extends === null && own.node.implements.length === 0) return false;
  if (!options.some(({ kind }) => kind === 'function' || kind === 'callable')) return false;
  const { classes, declarations } = above(evaluation, own, name);
  return options.some((option) => {
    if (option.kind === 'callable') return declarations.has(placeOf(option));
    if (option.kind !== 'function') return false;
    // What is seen to be made is of that class and of none below it.
    if (option.receiver?.kind === 'instance' && option.receiver.arguments !== null) return false;
    const owner = ownerOf(evaluation, option.site);
    return owner !== undefined && classes.some((other) => isSameClass(other, owner));
  });
}

/** Whether what only a type declares is declared where a function is, or where that imports from: an object with it may have the type. */
function isDeclaredNear(evaluation: Evaluation, { from: [declared] }: ThingOf<'callable'>, { file }: Site): boolean {
  return declared !== undefined && (declared.file === file || evaluation.world.importers(declared.file).includes(file));
}

/** The classes above a class, and where the interfaces that it or they implement declare a member. */
function above(
  evaluation: Evaluation,
  of: ClassThing,
  name: string,
): { classes: readonly ClassThing[]; declarations: ReadonlySet<string> } {
  const classes = [of];
  const declarations = new Set<string>();
  const add = (thing: Thing | undefined): void => {
    for (const option of thing ? alternatives(thing) : []) {
      const found = option.kind === 'instance' ? option.of : option;
      if (found.kind === 'class' && classes.length < mostAbove && !classes.some((other) => isSameClass(other, found))) classes.push(found);
    }
  };
  for (const each of classes) {
    add(baseOf(evaluation, each));
    for (const type of each.node.implements) {
      const promised = evaluation.typed(each.site, each.node.id, type);
      add(promised);
      for (const option of alternatives(promised)) {
        const member = option.kind === 'object' ? option.members.get(name)?.() : undefined;
        for (const declared of member ? alternatives(member) : []) if (declared.kind === 'callable') declarations.add(placeOf(declared));
      }
    }
  }
  return { classes: classes.slice(1), declarations };
}

/** Where a function of which only the type is known is declared. */
function placeOf({ from: [place] }: ThingOf<'callable'>): string {
  return place ? `${place.file}|${place.item}|${place.node}` : '';
}
