import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number().int().default(8080),
  STAGE: z.enum(['dev', 'staging', 'production']).default('dev'),
  AWS_REGION: z.string().default('eu-central-1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  COACH_MODEL_ID: z.string().default('eu.anthropic.claude-3-5-sonnet-20240620-v1:0'),
  EMBEDDING_MODEL_ID: z.string().default('amazon.titan-embed-text-v2:0'),
  EXERCISE_PACKS_DIR: z.string().default('/srv/exercise-packs'),
  SESSION_QUEUE_URL: z.string().url(),
});

const env = environment.parse(process.env);

export const config = {
  port: env.PORT,
  stage: env.STAGE,
  region: env.AWS_REGION,
  logLevel: env.LOG_LEVEL,
  models: {
    coach: env.COACH_MODEL_ID,
    embedding: env.EMBEDDING_MODEL_ID,
  },
  exercisePacksDir: env.EXERCISE_PACKS_DIR,
  sessionQueueUrl: env.SESSION_QUEUE_URL,
  isProduction: env.STAGE === 'production',
} as const;
