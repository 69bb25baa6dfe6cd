import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { z } from 'zod';
import { sendToBedrock } from '@/aws';
import { config } from '@/config';

const embeddingResponse = z.object({ embedding: z.array(z.number()) });

/** How close what the learner said is to what the exercise asked for, from 0 to 1. */
export async function similarity(said: string, expected: string): Promise<number> {
  const [a, b] = await Promise.all([embed(said), embed(expected)]);
  const dot = a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
  return Math.max(0, dot);
}

async function embed(inputText: string): Promise<number[]> {
  const response = await sendToBedrock(
    new InvokeModelCommand({
      modelId: config.models.embedding,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify({ inputText, dimensions: 512, normalize: true }),
    }),
  );
  return embeddingResponse.parse(JSON.parse(new TextDecoder().decode(response.body))).embedding;
}
