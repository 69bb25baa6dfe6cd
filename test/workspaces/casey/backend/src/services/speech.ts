import {
  DescribeVoicesCommand,
  type LanguageCode,
  SynthesizeSpeechCommand as Speak,
  type VoiceId,
} from '@aws-sdk/client-polly';
import type { Readable } from 'node:stream';
import { polly } from '@/aws';

const voices = new Map<LanguageCode, VoiceId>();

/** Speaks `text` as a stream of 16 kHz PCM. */
export async function speak(text: string, languageCode: LanguageCode): Promise<Readable> {
  const { AudioStream } = await polly.send(
    new Speak({
      Engine: 'neural',
      OutputFormat: 'pcm',
      SampleRate: '16000',
      TextType: 'text',
      Text: text,
      LanguageCode: languageCode,
      VoiceId: await voiceFor(languageCode),
    }),
  );
  if (!AudioStream) throw new Error('Polly answered without audio');
  return AudioStream as Readable;
}

async function voiceFor(languageCode: LanguageCode): Promise<VoiceId> {
  const known = voices.get(languageCode);
  if (known) return known;

  const { Voices = [] } = await polly.send(
    new DescribeVoicesCommand({ Engine: 'neural', LanguageCode: languageCode }),
  );
  const voice = Voices.find(({ Gender }) => Gender === 'Female')?.Id ?? Voices[0]?.Id;
  if (!voice) throw new Error(`Polly has no neural voice for ${languageCode}`);
  voices.set(languageCode, voice);
  return voice;
}
