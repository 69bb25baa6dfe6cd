import { hostname } from 'node:os';
import pino from 'pino';
import { config } from '@/config';
import { cloudWatchStream } from './cloudWatchStream';

const logStreamName = `${new Date().toISOString().slice(0, 10)}/${hostname()}`;

export const logger = pino(
  { level: config.logLevel, base: { stage: config.stage } },
  config.stage === 'dev'
    ? pino.transport({ target: 'pino-pretty' })
    : cloudWatchStream({ logGroupName: `casey-backend-${config.stage}`, logStreamName, retentionInDays: 30 }),
);

/** What is billed: seconds listened and characters spoken, kept for a year. */
export const usage = pino(
  { level: 'info', base: { stage: config.stage }, enabled: config.isProduction },
  cloudWatchStream({ logGroupName: 'casey-backend-usage', logStreamName, retentionInDays: 365 }),
);
