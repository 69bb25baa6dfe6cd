import {
  type BedrockRuntimeClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  ThrottlingException,
} from '@aws-sdk/client-bedrock-runtime';
import type { Command } from '@smithy/types';
import { setTimeout as sleep } from 'node:timers/promises';
import { bedrock } from './clients';

const backoff = [200, 600, 1_500];

/**
 * Sends a command to Bedrock and waits out throttling. A learner is listening to silence meanwhile, so it gives up
 * after about two seconds.
 */
export async function sendToBedrock<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  command: Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, BedrockRuntimeClientResolvedConfig>,
  abortSignal?: AbortSignal,
): Promise<Output> {
  for (const wait of backoff) {
    try {
      return await bedrock.send(command, { abortSignal });
    } catch (error) {
      if (!(error instanceof ThrottlingException)) throw error;
      await sleep(wait);
    }
  }
  return bedrock.send(command, { abortSignal });
}
