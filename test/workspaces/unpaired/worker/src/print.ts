import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const s3 = new S3Client({});
const sqs = new SQSClient({});
const QueueUrl = process.env.PRINT_QUEUE_URL;

/** Takes labels off the queue and hands them to the printer. */
export async function printLabels(print: (pdf: Uint8Array) => Promise<void>): Promise<void> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  for (const message of Messages) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: process.env.LABELS_BUCKET, Key: message.Body }));
    if (Body) await print(await Body.transformToByteArray());
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  }
}
