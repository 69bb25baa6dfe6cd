import { expect, test } from 'vitest';
import { foundAndMarked, program } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const { found, marked } = foundAndMarked(await program(text));
  expect(found).toEqual(marked);
}

test('models of Bedrock', async () => {
  await check(`
import AnthropicBedrock from '@anthropic-ai/bedrock-sdk';
import { bedrock, createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { ChatBedrockConverse } from '@langchain/aws';
const client = new AnthropicBedrock();
export const a = () => client.messages.create({ model: 'm', messages: [] });
//                                     ^^^^^^ InvokeModel library
export const b = () => client.messages.create({ model: 'm', messages: [], stream: true });
//                                     ^^^^^^ InvokeModelWithResponseStream library
export const c = bedrock('m');
//               ^^^^^^^ Converse library?; ConverseStream library?
const own = createAmazonBedrock({ region: 'us-east-1' });
export const d = own('m');
//               ^^^ Converse library?; ConverseStream library?
export const e = own.embedding('m');
//                   ^^^^^^^^^ InvokeModel library
export const f = new ChatBedrockConverse({ model: 'm' });
//                   ^^^^^^^^^^^^^^^^^^^ Converse library?; ConverseStream library?
`);
});

test('what a model of Bedrock is asked for is told where it is used', async () => {
  await check(`
import { generateText, streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { bedrock, createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { ChatBedrockConverse } from '@langchain/aws';
const own = createAmazonBedrock({ region: 'us-east-1' });
export const model = own.languageModel('m');
//                       ^^^^^^^^^^^^^ Converse library?; ConverseStream library?
export const a = () => generateText({ model, prompt: 'x' });
//                     ^^^^^^^^^^^^ Converse library
export const b = () => streamText({ model: bedrock('n'), prompt: 'x' });
//                     ^^^^^^^^^^ ConverseStream library
//                                         ^^^^^^^ Converse library?; ConverseStream library?
export const c = () => generateText({ model: openai('gpt'), prompt: 'x' });
export const d = (given: any) => streamText({ model: given, prompt: 'x' });
const chat = new ChatBedrockConverse({ model: 'm' });
//               ^^^^^^^^^^^^^^^^^^^ Converse library?; ConverseStream library?
export const e = () => [chat.stream('x'), chat.bindTools([]).stream('x'), chat.invoke('x')];
//                           ^^^^^^ ConverseStream library
//                                                           ^^^^^^ ConverseStream library
//- src/other.ts
import { streamObject } from 'ai';
import { model } from './index.js';
export const f = () => streamObject({ model, schema: {}, prompt: 'x' });
//                     ^^^^^^^^^^^^ ConverseStream library
`);
});
