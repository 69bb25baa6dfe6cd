/** The commands, loaded together when one is run, so that `--help` and an editor's server need not. */
export { catalog } from './catalog.ts';
export { check } from './check.ts';
export { explain } from './explain.ts';
export { fix } from './fix.ts';
export { graph } from './graph.ts';
export { reference } from './reference.ts';
