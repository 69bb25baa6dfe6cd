import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const s3 = new S3Client({});
const sqs = new SQSClient({});

/** Stores a parcel's label and asks the worker to print it. */
export async function storeLabel(parcelId: string, pdf: Uint8Array): Promise<void> {
  const key = `labels/${parcelId}.pdf`;
  await s3.send(new PutObjectCommand({ Bucket: process.env.LABELS_BUCKET, Key: key, Body: pdf }));
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.PRINT_QUEUE_URL, MessageBody: key }));
}
