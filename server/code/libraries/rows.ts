import { dynamodbLibraries } from './dynamodbLibraries.ts';
import { lambdaLibraries } from './lambdaLibraries.ts';
import { modelLibraries } from './modelLibraries.ts';
import { otherLibraries } from './otherLibraries.ts';
import type { Rows } from './Row.ts';

/** Packages that call AWS for their callers. To add one, add its rows to the file of its kind; `Row` says how they are written. */
export const rows: Rows = { ...lambdaLibraries, ...dynamodbLibraries, ...modelLibraries, ...otherLibraries };

/** Exports that ask with the client that they are handed, by the client: what each does with it. */
export const takers: Rows = {
  nodemailer: {
    source: 'https://nodemailer.com/transports/ses/',
    exports: [
      ['createTransport', 'ses', 'SendRawEmail'],
      ['createTransport', 'sesv2', 'SendEmail'],
    ],
  },
};
