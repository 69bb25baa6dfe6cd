import { ConverseCommand, ConverseStreamCommand, type Message } from '@aws-sdk/client-bedrock-runtime';
import { sendToBedrock } from '@/aws';
import { config } from '@/config';

export interface Turn {
  readonly speaker: 'learner' | 'casey';
  readonly text: string;
}

const persona = [
  'You are Casey, a warm and precise speech coach.',
  'Answer in at most three short sentences, in words that are easy to say aloud.',
  'Correct one thing at a time.',
].join(' ');

/** Casey's reply to the conversation so far, word by word, so that speaking can start before the reply is complete. */
export async function* reply(history: readonly Turn[], signal?: AbortSignal): AsyncGenerator<string> {
  const response = await sendToBedrock(
    new ConverseStreamCommand({
      modelId: config.models.coach,
      system: [{ text: persona }],
      messages: history.map(toMessage),
      inferenceConfig: { maxTokens: 220, temperature: 0.6 },
    }),
    signal,
  );

  for await (const event of response.stream ?? []) {
    const words = event.contentBlockDelta?.delta?.text;
    if (words) yield words;
  }
}

/** Two or three sentences about how the session went, for the learner's diary. */
export async function summarise(history: readonly Turn[]): Promise<string> {
  const { output } = await sendToBedrock(
    new ConverseCommand({
      modelId: config.models.coach,
      system: [{ text: persona }],
      messages: [
        ...history.map(toMessage),
        { role: 'user', content: [{ text: 'Summarise what I practised today and what to try next.' }] },
      ],
      inferenceConfig: { maxTokens: 300, temperature: 0.2 },
    }),
  );

  return output?.message?.content?.map((block) => block.text ?? '').join('') ?? '';
}

function toMessage(turn: Turn): Message {
  return { role: turn.speaker === 'learner' ? 'user' : 'assistant', content: [{ text: turn.text }] };
}
