import { sqs } from '@/aws';
import { config } from '@/config';

export interface SessionFinished {
  readonly sessionId: string;
  readonly learnerId: string;
  readonly durationSeconds: number;
  readonly summary: string;
}

/** Tells the diary service that a session is over. */
export async function publishSessionFinished(event: SessionFinished): Promise<void> {
  await sqs.sendMessage({
    QueueUrl: config.sessionQueueUrl,
    MessageBody: JSON.stringify({ type: 'session.finished', ...event }),
    MessageAttributes: { type: { DataType: 'String', StringValue: 'session.finished' } },
  });
}
