import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  type InputLogEvent,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { Writable } from 'node:stream';
import { logs } from '@/aws';

const flushAfterMs = 2_000;
const flushAtEvents = 500;

export interface LogDestination {
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly retentionInDays: number;
}

/** A stream of log lines that go to CloudWatch Logs in batches. */
export function cloudWatchStream(destination: LogDestination): Writable {
  const { logGroupName, logStreamName } = destination;
  let ready: Promise<void> | undefined;
  let pending: InputLogEvent[] = [];
  let timer: NodeJS.Timeout | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (pending.length === 0) return;
    const logEvents = pending;
    pending = [];
    await (ready ??= prepare(destination));
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }

  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      pending.push({ timestamp: Date.now(), message: line.trimEnd() });
      if (pending.length >= flushAtEvents) {
        flush().then(() => done(), done);
        return;
      }
      timer ??= setTimeout(() => void flush().catch(reportToStderr), flushAfterMs);
      done();
    },
    final(done) {
      flush().then(() => done(), done);
    },
  });
}

async function prepare({ logGroupName, logStreamName, retentionInDays }: LogDestination): Promise<void> {
  try {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }

  const { logStreams = [] } = await logs.send(
    new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: logStreamName, limit: 1 }),
  );
  if (logStreams.some((stream) => stream.logStreamName === logStreamName)) return;
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
}

function reportToStderr(error: unknown): void {
  process.stderr.write(`could not write to CloudWatch Logs: ${String(error)}\n`);
}
