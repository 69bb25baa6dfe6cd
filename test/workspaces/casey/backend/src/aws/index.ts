export { bedrock, logs, polly, sqs, transcribe } from './clients';
export { sendToBedrock } from './sendToBedrock';
export {
  type AudioStream,
  StartStreamTranscriptionCommand,
  type TranscriptResultStream,
} from '@aws-sdk/client-transcribe-streaming';
