import sensible from '@fastify/sensible';
import websocket from '@fastify/websocket';
import Fastify from 'fastify';
import { ZodError } from 'zod';
import { config } from '@/config';
import { logger } from '@/logging/logger';
import { exerciseRoutes } from '@/routes/exercises';
import { talkRoutes } from '@/routes/talk';

const app = Fastify({ loggerInstance: logger, trustProxy: true });

app.setErrorHandler((error, request, response) => {
  if (error instanceof ZodError) return response.badRequest(error.issues[0]?.message);
  request.log.error(error);
  return response.internalServerError();
});

await app.register(sensible);
await app.register(websocket, { options: { maxPayload: 64 * 1024 } });
await app.register(talkRoutes);
await app.register(exerciseRoutes, { prefix: '/v1' });

app.get('/healthz', async () => ({ status: 'ok' }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    logger.info({ signal }, 'shutting down');
    void app.close().then(() => process.exit(0));
  });
}

await app.listen({ host: '0.0.0.0', port: config.port });
