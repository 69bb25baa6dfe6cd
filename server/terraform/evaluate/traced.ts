import type { Read } from './Session.ts';
import type { World } from './World.ts';

/** The world, where everything that is asked is noted. */
export function traced(world: World, note: (read: Read) => void): World {
  const asked = <A>(ask: () => A): A => {
    const answer = ask();
    note({ ask, answer });
    return answer;
  };
  return {
    found: world.found,
    ...(world.branch && { branch: world.branch }),
    text: (file) => asked(() => world.text(file)),
    exists: (file) => asked(() => world.exists(file)),
    names: (folder) => asked(() => world.names(folder)),
    declared: (folder, kind, name) => asked(() => world.declared(folder, kind, name)),
    resource: (folder, key) => asked(() => world.resource(folder, key)),
    item: (file, item) => asked(() => world.item(file, item)),
    attribute: (file, item, name) => asked(() => world.attribute(file, item, name)),
    template: (file) => asked(() => world.template(file)),
    moduleFolder: (root, path, folder, source) => asked(() => world.moduleFolder(root, path, folder, source)),
    blocks: (file, type) => asked(() => world.blocks(file, type)),
    unit: (root) => asked(() => world.unit(root)),
    variableFiles: (root) => asked(() => world.variableFiles(root)),
    mayRead: (path) => asked(() => world.mayRead(path)),
  };
}
