import { expect, test } from 'vitest';
import { foundAndMarked, program, shortValue } from '../support/code.ts';

const port = 'const port = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? 2773;\n';

test.each([
  [
    'fetch',
    'export const run = () => fetch(`http://localhost:2773/secretsmanager/get?secretId=${process.env.SECRET}`);',
    'SecretId',
    '$SECRET',
  ],
  [
    'fetch, for each that is asked for',
    "const read = (id: string) => fetch(`http://localhost:2773/secretsmanager/get?secretId=${encodeURIComponent(id)}`);\nexport const run = () => [read(process.env.SECRET!), read('other')];",
    'SecretId',
    '$SECRET | "other"',
  ],
  [
    'fetch of a URL',
    "export const run = () => fetch(new URL('/secretsmanager/get?secretId=db', 'http://localhost:2773'), {});",
    'SecretId',
    '"db"',
  ],
  [
    'a port from the environment',
    `${port}export const run = () => fetch(\`http://localhost:\${port}/systemsmanager/parameters/get?name=\${encodeURIComponent('/app/key')}&withDecryption=true\`);`,
    'Name',
    '"/app/key"',
  ],
  [
    'axios with its query apart',
    `import axios from 'axios';\n${port}export const run = () => axios.get(\`http://127.0.0.1:\${port}/secretsmanager/get\`, { params: { secretId: process.env.DB } });`,
    'SecretId',
    '$DB',
  ],
  [
    'axios with one object',
    "import axios from 'axios';\nexport const run = () => axios({ url: 'http://localhost:2773/secretsmanager/get', params: { secretId: 'db' } });",
    'SecretId',
    '"db"',
  ],
  [
    'got',
    "import got from 'got';\nexport const run = () => got('http://localhost:2773/systemsmanager/parameters/get', { searchParams: { name: '/a' } }).json();",
    'Name',
    '"/a"',
  ],
  [
    'Node, with the parts of an address',
    "import http from 'node:http';\nexport const run = () => http.get({ hostname: 'localhost', port: 2773, path: '/secretsmanager/get?secretId=' + process.env.DB }, () => {});",
    'SecretId',
    '$DB',
  ],
  [
    'a function of the workspace',
    'const get = (path: string) => fetch(`http://localhost:2773${path}`);\nexport const run = () => get(`/secretsmanager/get?secretId=${process.env.DB}`);',
    'SecretId',
    '$DB',
  ],
  [
    'a query that is put together',
    'export const run = () => fetch(`http://localhost:2773/systemsmanager/parameters/get?${new URLSearchParams({ name: process.env.NAME! })}`);',
    'Name',
    '$NAME',
  ],
  [
    'a query that is added later',
    "const url = new URL('http://localhost:2773/secretsmanager/get');\nurl.searchParams.set('secretId', 'x');\nexport const run = () => fetch(url);",
    'SecretId',
    '?not written in the address',
  ],
])('the Parameters and Secrets Lambda Extension: %s', async (_name, text, parameter, expected) => {
  const { call } = await program(text);
  const found = call(parameter === 'Name' ? 'GetParameter' : 'GetSecretValue');
  expect([found.form, shortValue(found.input[parameter])]).toEqual(['library', expected]);
});

test('other addresses are no calls, and what is not known of the extension says so', async () => {
  const it = await program(`
export const a = (path: string) => fetch(\`http://localhost:2773\${path}\`);
//                                 ^^^^^ ? what is asked of the Parameters and Secrets Lambda Extension is not known
export const b = () => fetch('http://localhost:3000/secretsmanager/list');
export const c = () => fetch('https://example.com/secretsmanager/get?secretId=x');
`);
  const { found, marked } = foundAndMarked(it);
  expect(found).toEqual(marked);
});
