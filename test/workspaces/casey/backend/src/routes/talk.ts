import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { z } from 'zod';
import { usage } from '@/logging/logger';
import { reply, summarise, type Turn } from '@/services/coach';
import { publishSessionFinished } from '@/services/sessionEvents';
import { speak } from '@/services/speech';
import { transcribeSpeech } from '@/services/transcription';

const query = z.object({
  learnerId: z.string().uuid(),
  language: z.enum(['en-GB', 'en-US', 'de-DE']).default('en-GB'),
});

const sentenceEnd = /[.!?]\s*$/;

/** GET /talk (WebSocket): binary frames are audio in both directions, text frames are JSON events. */
export async function talkRoutes(app: FastifyInstance): Promise<void> {
  app.get('/talk', { websocket: true }, async (socket, request) => {
    const { learnerId, language } = query.parse(request.query);
    const sessionId = randomUUID();
    const startedAt = Date.now();
    const history: Turn[] = [];
    const microphone = new PassThrough();
    const hungUp = new AbortController();

    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) microphone.write(data);
    });
    socket.on('close', () => {
      hungUp.abort();
      microphone.end();
    });

    for await (const utterance of transcribeSpeech(microphone, language)) {
      socket.send(JSON.stringify({ type: 'heard', ...utterance }));
      if (!utterance.isFinal) continue;
      history.push({ speaker: 'learner', text: utterance.text });

      let sentence = '';
      let whole = '';
      for await (const words of reply(history, hungUp.signal)) {
        sentence += words;
        whole += words;
        if (!sentenceEnd.test(sentence)) continue;
        await say(sentence);
        sentence = '';
      }
      if (sentence) await say(sentence);
      history.push({ speaker: 'casey', text: whole });
    }

    const durationSeconds = Math.round((Date.now() - startedAt) / 1_000);
    await publishSessionFinished({ sessionId, learnerId, durationSeconds, summary: await summarise(history) });
    usage.info({ sessionId, learnerId, durationSeconds }, 'session');

    async function say(text: string): Promise<void> {
      usage.info({ sessionId, learnerId, characters: text.length }, 'spoken');
      for await (const chunk of await speak(text, language)) socket.send(chunk);
    }
  });
}
