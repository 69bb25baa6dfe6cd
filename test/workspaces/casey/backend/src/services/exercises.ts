import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bedrock } from '@/aws';
import { config } from '@/config';
import type { Turn } from './coach';

/**
 * Asks an exercise pack for the learner's next task. Packs are written by the curriculum team and mounted into the
 * container; each brings its own prompt and picks its own model.
 */
export async function nextExercise(packName: string, history: readonly Turn[]): Promise<string> {
  const pack = await loadPack(packName);
  const response = await bedrock.send(pack.createCommand(history));
  return pack.readTask(response);
}

async function loadPack(name: string) {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`Not the name of an exercise pack: ${name}`);
  const file = join(config.exercisePacksDir, name, 'index.js');
  return import(pathToFileURL(file).href);
}
