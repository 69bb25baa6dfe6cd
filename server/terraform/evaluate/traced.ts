import type { World } from './World.ts';

type Question = Exclude<keyof World, 'found' | 'branch'>;

/** Something that was asked of the world, and what it said. Kept with what was made of it: it holds nothing of who asked. */
export interface Read {
  readonly question: Question;
  readonly given: readonly string[];
  readonly answer: unknown;
}

/** What the world says to a question. */
export function answerOf(world: World, { question, given }: Pick<Read, 'question' | 'given'>): unknown {
  return (world[question] as (...given: readonly string[]) => unknown)(...given);
}

/** The world, where everything that is asked is noted. */
export function traced(world: World, note: (read: Read) => void): World {
  const noted = <Q extends Question>(question: Q): World[Q] => {
    const ask = (...given: readonly string[]) => {
      const answer = answerOf(world, { question, given });
      note({ question, given, answer });
      return answer;
    };
    return ask as World[Q];
  };
  return {
    found: world.found,
    ...(world.branch && { branch: world.branch }),
    text: noted('text'),
    exists: noted('exists'),
    names: noted('names'),
    declared: noted('declared'),
    resource: noted('resource'),
    item: noted('item'),
    attribute: noted('attribute'),
    template: noted('template'),
    moduleFolder: noted('moduleFolder'),
    blocks: noted('blocks'),
    unit: noted('unit'),
    variableFiles: noted('variableFiles'),
    mayRead: noted('mayRead'),
  };
}
