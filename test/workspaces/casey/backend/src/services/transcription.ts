import { type AudioStream, StartStreamTranscriptionCommand, transcribe } from '@/aws';

export interface Utterance {
  readonly text: string;
  readonly isFinal: boolean;
}

const sampleRate = 16_000;

/** Turns 16 kHz PCM chunks from the microphone into utterances, partial ones first. */
export async function* transcribeSpeech(
  chunks: AsyncIterable<Buffer>,
  languageCode: 'en-GB' | 'en-US' | 'de-DE',
): AsyncGenerator<Utterance> {
  const { TranscriptResultStream: results } = await transcribe.send(
    new StartStreamTranscriptionCommand({
      LanguageCode: languageCode,
      MediaEncoding: 'pcm',
      MediaSampleRateHertz: sampleRate,
      EnablePartialResultsStabilization: true,
      PartialResultsStability: 'medium',
      AudioStream: asAudioStream(chunks),
    }),
  );

  for await (const event of results ?? []) {
    for (const result of event.TranscriptEvent?.Transcript?.Results ?? []) {
      const text = result.Alternatives?.[0]?.Transcript;
      if (text) yield { text, isFinal: !result.IsPartial };
    }
  }
}

async function* asAudioStream(chunks: AsyncIterable<Buffer>): AsyncGenerator<AudioStream> {
  for await (const chunk of chunks) yield { AudioEvent: { AudioChunk: chunk } };
}
