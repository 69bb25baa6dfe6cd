/** Programs in which a library calls the functions, or gives a client on. */
export const combinators: Readonly<Record<string, string>> = {
  'functions that ramda puts together': `
//= GetObject, GetObject, HeadObject, PutObject
//+ HeadObject
import * as R from 'ramda';
import { S3Client, PutObjectCommand, S3, GetObjectCommand } from '@aws-sdk/client-s3';
const client = new S3Client({});
const s3 = new S3({});
const put = R.curry((c, bucket, key) => c.send(new PutObjectCommand({ Bucket: bucket, Key: key })));
export const a = put(client, process.env.B);
export const b = (k) => put(client)(process.env.C)(k);
const head = R.partial((c, bucket, key) => c.headObject({ Bucket: bucket, Key: key }), [s3, 'hb']);
export const c = () => head('k');
const pipeline = R.pipe((key) => ({ Bucket: 'pb', Key: key }), (input) => s3.getObject(input));
export const d = () => pipeline('x');
const comp = R.compose((input) => client.send(new GetObjectCommand(input)), (key) => ({ Bucket: 'cb', Key: key }));
export const f = () => comp('x');
`,
  'functions that lodash puts together': `
//= DeleteObject, GetBucketAcl, GetObject, ListBuckets, ListObjectsV2, ListParts, PutObject
//+ DeleteObject, GetObject, ListBuckets, ListObjectsV2, PutObject
import _ from 'lodash';
import { partial, flow, curry, bindKey } from 'lodash';
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const put = _.partial((c, bucket, key) => c.putObject({ Bucket: bucket, Key: key }), s3, 'lb');
export const a = () => put('k');
const get = partial((c, b, k) => c.getObject({ Bucket: b, Key: k }), s3);
export const b = () => get(process.env.G, 'k');
const cur = curry((c, b) => c.listObjectsV2({ Bucket: b }))(s3);
export const d = () => cur('x');
const bound = bindKey(s3, 'deleteObject');
export const e = () => bound({ Bucket: 'db' });
const makeClient = _.once(() => new S3({}));
export const f = () => makeClient().listBuckets({});
const deb = _.debounce((b) => s3.listParts({ Bucket: b }), 100);
export const g = () => deb('q');
const mem = _.memoize((b) => s3.getBucketAcl({ Bucket: b }));
export const h = () => mem('m');
`,
  'functions that are tried again, or run a few at a time': `
//= GetBucketAcl, GetObject, HeadBucket, HeadObject, ListBuckets
//+ GetBucketAcl, ListBuckets
import pMap from 'p-map'; import pRetry from 'p-retry'; import pLimit from 'p-limit'; import async from 'async'; import { backOff } from 'exponential-backoff';
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
await pMap(['a', 'b'], (b) => s3.headBucket({ Bucket: b }));
await pRetry(() => s3.getObject({ Bucket: 'r' }));
const limit = pLimit(2);
await Promise.all(['c', 'd'].map((b) => limit(() => s3.headObject({ Bucket: b }))));
const client = await backOff(() => Promise.resolve(new S3({})));
client.listBuckets({});
const c2 = await pRetry(async () => new S3({}));
c2.getBucketAcl({ Bucket: 'z' });
`,
  'a value that goes through functions': `
//= DeleteObject
import { pipe } from 'fp-ts/function';
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
export const run = () => pipe('key', (Key) => ({ Bucket: 'fpts', Key }), (input) => s3.deleteObject(input));
`,
};
