import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { nextExercise } from '@/services/exercises';
import { similarity } from '@/services/similarity';

const turns = z.array(z.object({ speaker: z.enum(['learner', 'casey']), text: z.string().max(2_000) })).max(60);
const attempt = z.object({ said: z.string().min(1).max(2_000), expected: z.string().min(1).max(2_000) });

export async function exerciseRoutes(app: FastifyInstance): Promise<void> {
  app.post<{ Params: { pack: string } }>('/exercises/:pack/next', async (request) => {
    return { task: await nextExercise(request.params.pack, turns.parse(request.body)) };
  });

  app.post('/exercises/score', async (request) => {
    const { said, expected } = attempt.parse(request.body);
    return { score: await similarity(said, expected) };
  });
}
