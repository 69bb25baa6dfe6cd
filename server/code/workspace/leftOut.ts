import { type FilePath, globsOf, isWithin, relativePath, type Settings } from '../../files/index.ts';

const testFolders = new Set([
  'test',
  'tests',
  '__tests__',
  '__test__',
  'spec',
  'specs',
  'e2e',
  'cypress',
  'playwright',
  'integration-tests',
  '__fixtures__',
  'fixtures',
]);
const mockFolders = new Set(['__mocks__', 'mocks', '__stubs__']);
const storyFolders = new Set(['.storybook', 'stories', '__stories__']);
const outputFolders = new Set([
  'node_modules',
  '.next',
  '.nuxt',
  '.output',
  '.turbo',
  '.serverless',
  '.aws-sam',
  'cdk.out',
  '.sst',
  '.vercel',
  '.netlify',
  'coverage',
  '.webpack',
  '.esbuild',
  '.terraform',
  'bower_components',
  '.yarn',
  '.svelte-kit',
  '.docusaurus',
]);
/** Names that are also given to folders of sources: output only outside of `src`. */
const maybeOutputFolders = new Set(['dist', 'build', 'out']);
const generatedFolders = new Set(['generated', '__generated__', '.generated']);

/** Why a file cannot be part of the backend by its path alone, or `null`. */
export function leftOutByName(file: FilePath, roots: readonly FilePath[], settings: Settings): string | null {
  if (globsOf(settings.include).match(file)) return null;
  if (globsOf(settings.exclude).match(file)) return 'excluded by iam-policy-sync.json';
  const root = roots.filter((folder) => isWithin(file, folder)).sort((a, b) => b.length - a.length)[0];
  const parts = (root === undefined ? file : relativePath(root, file)).split('/');
  const name = parts.pop() ?? '';
  if (/\.d\.([mc]?ts|.+\.ts)$/.test(name)) return 'a declaration file';
  if (
    /(^|[._-])(test|spec|e2e|e2e-spec)\.[mc]?[jt]sx?$/.test(name) ||
    // With a dot only: `organizational-unit.ts` and `stripe-integration.ts` are sources.
    /\.(integration|unit)\.[mc]?[jt]sx?$/.test(name) ||
    /^(jest|vitest|karma|playwright|cypress)\.(config|setup)\b/.test(name) ||
    /^(setupTests|test-setup)\./.test(name)
  )
    return 'a test';
  if (/[._-](mock|mocks|stub|fake)s?\.[mc]?[jt]sx?$/.test(name)) return 'a mock';
  if (/\.stor(y|ies)\.[mc]?[jt]sx?$/.test(name)) return 'a story';
  if (/\.(generated|gen)\.[mc]?[jt]sx?$/.test(name) || /[._-]pb\.[mc]?[jt]s$/.test(name)) return 'a generated file';
  if (/[.-]min\.[mc]?js$/.test(name) || /\.(bundle|chunk)\.[mc]?js$/.test(name)) return 'build output';
  for (const [i, part] of parts.entries()) {
    if (testFolders.has(part)) return `in the test folder ${part}`;
    if (mockFolders.has(part)) return `in the mock folder ${part}`;
    if (storyFolders.has(part)) return `in the story folder ${part}`;
    if (generatedFolders.has(part)) return `in the folder of generated files ${part}`;
    if (outputFolders.has(part) || (maybeOutputFolders.has(part) && !parts.slice(0, i).includes('src')))
      return `in the output folder ${part}`;
  }
  return null;
}

/** Why a file cannot be part of the backend by its text, or `null`. */
export function leftOutByText(text: string): string | null {
  const head = text.slice(0, 600);
  if (/^\s*(\/\/|\/\*|\*).*(@generated\b|\bDO NOT EDIT\b)/im.test(head)) return 'a generated file';
  return isMinified(text) ? 'build output' : null;
}

const leastMinified = 20_000;
const longLine = 500;

/** Whether a text is minified: a large one, most of whose calls stand on very long lines. A long line of data holds none. */
function isMinified(text: string): boolean {
  if (text.length < leastMinified) return false;
  let calls = 0;
  let onLongLines = 0;
  let end = -1;
  let isLong = false;
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    if (at > end) {
      const newline = text.indexOf('\n', at);
      end = newline < 0 ? text.length : newline;
      isLong = end - text.lastIndexOf('\n', at) > longLine;
    }
    calls++;
    if (isLong) onLongLines++;
  }
  return onLongLines * 2 > calls;
}

const frontEnd = new Set([
  'react-dom',
  'vite',
  'vue',
  'svelte',
  '@angular/core',
  'react-scripts',
  'preact',
  'solid-js',
  'react-native',
  'expo',
]);
const backEnd = new Set([
  'next',
  'nuxt',
  '@remix-run/node',
  'express',
  'fastify',
  'koa',
  'hono',
  '@nestjs/core',
  '@hapi/hapi',
  'astro',
  '@sveltejs/kit',
  '@react-router/node',
  '@types/aws-lambda',
  'sst',
]);

/** Whether a package with these dependencies is a front end: a browser's library, no SDK, no server. */
export function isFrontEnd(dependencies: readonly string[]): boolean {
  if (!dependencies.some((name) => frontEnd.has(name))) return false;
  return !dependencies.some(
    (name) => backEnd.has(name) || name.startsWith('@aws-sdk/') || name === 'aws-sdk' || name.startsWith('aws-sdk-'),
  );
}
