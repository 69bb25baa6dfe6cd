import type { Row, Rows } from './Row.ts';

const bedrock = (of: string): readonly Row[] => [
  ...['embedding', 'embeddingModel', 'textEmbedding', 'textEmbeddingModel', 'image', 'imageModel'].map(
    (method): Row => [`${of}.${method}`, 'bedrock-runtime', 'InvokeModel', 'modelId=0'],
  ),
  ...['reranking', 'rerankingModel'].map((method): Row => [`${of}.${method}`, 'bedrock-agent-runtime', 'Rerank', 'modelId=0']),
  // Which of the two is asked for is decided where the model is used: `generateText`, `streamText`.
  [`${of}.languageModel`, 'bedrock-runtime', 'Converse? ConverseStream?', 'modelId=0'],
];

const anthropic = (of: string): readonly Row[] => [
  [`${of}.messages.create`, 'bedrock-runtime', 'InvokeModel?!0.stream InvokeModelWithResponseStream?0.stream', 'modelId=0.model'],
  [`${of}.messages.stream`, 'bedrock-runtime', 'InvokeModelWithResponseStream', 'modelId=0.model'],
];

/** Functions of the AI SDK that use a model which a provider made. */
const withModel = (operation: string, names: readonly string[]): readonly Row[] =>
  names.map(
    (name): Row => [name, 'bedrock-runtime', `${operation}?model.@ai-sdk/amazon-bedrock`, 'modelId=model.@ai-sdk/amazon-bedrock.0'],
  );

const streaming = (of: string, operation: string): readonly Row[] =>
  ['stream', 'bindTools.stream'].map((method): Row => [`${of}.${method}`, 'bedrock-runtime', operation, 'modelId=model']);

const langchain = 'https://docs.langchain.com/oss/javascript/integrations/providers/aws';

/** Libraries for models of Bedrock and SageMaker. Verified against the published packages. */
export const modelLibraries: Rows = {
  '@ai-sdk/amazon-bedrock': {
    source: 'https://ai-sdk.dev/providers/ai-sdk-providers/amazon-bedrock',
    exports: [
      ['bedrock', 'bedrock-runtime', 'Converse? ConverseStream?', 'modelId=0'],
      ...bedrock('bedrock'),
      ['createAmazonBedrock.()', 'bedrock-runtime', 'Converse? ConverseStream?', 'modelId=0'],
      ...bedrock('createAmazonBedrock'),
    ],
  },
  ai: {
    source: 'https://ai-sdk.dev/docs/reference/ai-sdk-core',
    exports: [
      ...withModel('Converse', ['generateText', 'generateObject', 'ToolLoopAgent.generate', 'Experimental_Agent.generate']),
      ...withModel('ConverseStream', ['streamText', 'streamObject', 'ToolLoopAgent.stream', 'Experimental_Agent.stream']),
    ],
  },
  '@anthropic-ai/bedrock-sdk': {
    source: 'https://docs.anthropic.com/en/api/claude-on-amazon-bedrock',
    exports: [...anthropic('default'), ...anthropic('AnthropicBedrock')],
  },
  '@langchain/aws': {
    source: langchain,
    exports: [
      // Who watches a run may have it stream where the code only invokes.
      ['ChatBedrockConverse', 'bedrock-runtime', 'Converse? ConverseStream?', 'modelId=model'],
      ...streaming('ChatBedrockConverse', 'ConverseStream?!disableStreaming'),
      ['BedrockEmbeddings', 'bedrock-runtime', 'InvokeModel', 'modelId=model'],
      ['AmazonKnowledgeBaseRetriever', 'bedrock-agent-runtime', 'Retrieve', 'knowledgeBaseId=knowledgeBaseId'],
      ['AmazonKendraRetriever', 'kendra', 'Retrieve Query?', 'IndexId=indexId'],
    ],
  },
  '@langchain/community/chat_models/bedrock': {
    source: langchain,
    exports: [
      ['BedrockChat', 'bedrock-runtime', 'InvokeModel? InvokeModelWithResponseStream?', 'modelId=model'],
      ...streaming('BedrockChat', 'InvokeModelWithResponseStream?!disableStreaming'),
    ],
  },
  '@langchain/community/llms/bedrock': {
    source: langchain,
    exports: [
      ['Bedrock', 'bedrock-runtime', 'InvokeModel? InvokeModelWithResponseStream?', 'modelId=model'],
      ['Bedrock.stream', 'bedrock-runtime', 'InvokeModelWithResponseStream', 'modelId=model'],
    ],
  },
  '@langchain/community/llms/sagemaker_endpoint': {
    source: langchain,
    exports: [
      [
        'SageMakerEndpoint',
        'sagemaker-runtime',
        'InvokeEndpoint?!streaming InvokeEndpointWithResponseStream?streaming',
        'EndpointName=endpointName',
      ],
    ],
  },
  '@langchain/community/stores/message/dynamodb': {
    source: langchain,
    exports: [['DynamoDBChatMessageHistory', 'dynamodb', 'GetItem UpdateItem DeleteItem?', 'TableName=tableName']],
  },
  '@langchain/community/document_loaders/web/s3': {
    source: langchain,
    exports: [['S3Loader', 's3', 'GetObject', 'Bucket=bucket Key=key']],
  },
  '@langchain/community/tools/aws_lambda': {
    source: langchain,
    exports: [['AWSLambda', 'lambda', 'Invoke', 'FunctionName=functionName']],
  },
  '@langchain/community/tools/aws_sfn': {
    source: langchain,
    exports: [
      ['StartExecutionAWSSfnTool', 'sfn', 'StartExecution', 'stateMachineArn=stateMachineArn'],
      ['DescribeExecutionAWSSfnTool', 'sfn', 'DescribeExecution', 'executionArn=?'],
      ['SendTaskSuccessAWSSfnTool', 'sfn', 'SendTaskSuccess'],
    ],
  },
};
