import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogStreamsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { mockClient } from 'aws-sdk-client-mock';
import { finished } from 'node:stream/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cloudWatchStream } from './cloudWatchStream';

const logs = mockClient(CloudWatchLogsClient);
const destination = { logGroupName: 'casey-backend-test', logStreamName: 'today/host', retentionInDays: 7 };

beforeEach(() => {
  logs.reset();
  logs.on(CreateLogGroupCommand).resolves({});
  logs.on(CreateLogStreamCommand).resolves({});
  logs.on(PutRetentionPolicyCommand).resolves({});
  logs.on(PutLogEventsCommand).resolves({});
  logs.on(DescribeLogStreamsCommand).resolves({ logStreams: [] });
});

// The same file runs nightly against a sandbox account, with the mock restored.
afterAll(async () => {
  if (process.env.SANDBOX !== '1') return;
  logs.restore();
  await new CloudWatchLogsClient().send(new DeleteLogGroupCommand({ logGroupName: destination.logGroupName }));
});

describe('cloudWatchStream', () => {
  it('creates group and stream once and writes the lines in one batch', async () => {
    const stream = cloudWatchStream(destination);
    stream.write('one\n');
    stream.end('two\n');
    await finished(stream);

    expect(logs.commandCalls(CreateLogGroupCommand)).toHaveLength(1);
    const [put] = logs.commandCalls(PutLogEventsCommand);
    expect(put?.args[0].input.logEvents?.map((event) => event.message)).toEqual(['one', 'two']);
  });

  it('goes on when the group exists', async () => {
    logs.on(CreateLogGroupCommand).rejects(new ResourceAlreadyExistsException({ message: '', $metadata: {} }));
    const stream = cloudWatchStream(destination);
    stream.end('one\n');
    await finished(stream);

    expect(logs.commandCalls(PutRetentionPolicyCommand)).toHaveLength(0);
    expect(logs.commandCalls(PutLogEventsCommand)).toHaveLength(1);
  });
});
