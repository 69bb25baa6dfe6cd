import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { PollyClient } from '@aws-sdk/client-polly';
import { SQS } from '@aws-sdk/client-sqs';
import { TranscribeStreamingClient } from '@aws-sdk/client-transcribe-streaming';
import { config } from '@/config';

const { region } = config;

export const bedrock = new BedrockRuntimeClient({ region, maxAttempts: 2 });
export const logs = new CloudWatchLogsClient({ region });
export const polly = new PollyClient({ region });
export const sqs = new SQS({ region });
export const transcribe = new TranscribeStreamingClient({ region });
