import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { client, code, folder, policy, serverForEach, write } from './serverOfTest.ts';
import { plainClient, uriOf } from './testClient.ts';

serverForEach();

describe('diagnostics', () => {
  it('are pushed for files that nobody has opened', async () => {
    await client.initialize([folder]);
    await client.untilMarks(code(), ['missing-action: need read']);
    expect(client.diagnostics(code())).toMatchObject([
      {
        severity: 1,
        code: 'missing-action',
        source: 'iam-policy-sync',
        message: 'nothing grants read (and 11 more places)',
        relatedInformation: [{ location: { uri: uriOf(policy()) }, message: 'the policy' }],
        data: { fingerprint: 'a.ts:read', fixes: [{ id: 'add', title: 'Grant read', unsafe: false, preferred: true }] },
      },
    ]);
    expect(JSON.stringify(client.diagnostics(code()))).not.toContain('"change"');
  });

  it('follow unsaved edits, across files and both ways', async () => {
    await client.initialize([folder]);
    client.open(code());
    client.open(policy());
    await client.untilMarks(code(), ['missing-action: need read']);
    client.edit(policy(), '', 'grant read');
    await client.untilMarks(code(), []);
    client.edit(code(), 'need read', 'needs nothing');
    await client.untilMarks(policy(), ['unused-action: grant read']);
    expect(client.diagnostics(policy())).toMatchObject([{ severity: 4, tags: [1] }]);
    client.edit(code(), 'needs nothing', 'need read');
    await client.untilMarks(policy(), []);
    expect(client.published.at(-1)).toMatchObject({ uri: uriOf(policy()), version: 2 });
  });

  it('are published only for files whose list differs', async () => {
    await write('app/b.ts', 'need other\n');
    await client.initialize([folder]);
    client.open(code());
    await client.untilMarks(join(folder, 'app/b.ts'), ['missing-action: need other']);
    await client.untilMarks(code(), ['missing-action: need read']);
    await client.caughtUp();
    const before = client.published.length;
    client.edit(code(), '// ', '// a comment ');
    await client.untilMarks(code(), ['missing-action: need read']);
    await client.caughtUp();
    expect(client.published.slice(before).map(({ uri, version }) => ({ uri, version }))).toEqual([{ uri: uriOf(code()), version: 2 }]);
  });

  it('that stay the same are told again for the new version of their document, for clients that want them for theirs', async () => {
    await client.initialize([folder]);
    client.open(code());
    await client.untilMarks(code(), ['missing-action: need read']);
    client.edit(code(), 'read\n', 'read\n\n');
    await client.until('version 2', () => client.published.at(-1)?.version === 2);
    expect(client.marks(code())).toEqual(['missing-action: need read']);
  });

  it('point at related places where these are now', async () => {
    await client.initialize([folder]);
    client.open(policy(), '    \nx');
    client.open(code());
    await client.untilMarks(code(), ['missing-action: need read']);
    const end = () => client.diagnostics(code())[0]?.relatedInformation?.[0]?.location.range.end;
    expect(end()).toEqual({ line: 0, character: 3 });
    client.edit(policy(), '    ', '\n   ');
    await client.until('the other line', () => end()?.line === 1);
    expect(end()).toEqual({ line: 1, character: 2 });
  });

  it('of a burst of changes are those of the last one', async () => {
    await client.initialize([folder]);
    client.open(code(), '');
    await client.until('the end of indexing', () => client.received.some(({ method }) => method === 'window/workDoneProgress/create'));
    await client.caughtUp();
    const before = client.published.length;
    for (let n = 0; n < 200; n++) client.edit(code(), n === 0 ? '' : `need x${n - 1}\n`, `need x${n}\n`);
    await client.untilMarks(code(), ['missing-action: need x199']);
    const versions = client.published.slice(before).map(({ version }) => version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.at(-1)).toBe(201);
    expect(versions.length).toBeLessThan(100);
  });

  it('stay when a document is closed, and are those of the disk then', async () => {
    await client.initialize([folder]);
    client.open(code());
    client.edit(code(), 'need read', 'need write');
    await client.untilMarks(code(), ['missing-action: need write']);
    client.close(code());
    await client.untilMarks(code(), ['missing-action: need read']);
  });

  it('of a deleted file are cleared, and a new file is seen, when the client tells', async () => {
    const watching = { ...plainClient, workspace: { ...plainClient.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } };
    await client.initialize([folder], watching);
    await client.untilMarks(code(), ['missing-action: need read']);
    const registered = client.received.find(({ method }) => method === 'client/registerCapability');
    expect(JSON.stringify(registered?.params)).toContain('workspace/didChangeWatchedFiles');
    rmSync(join(folder, 'app'), { recursive: true });
    await write('new.ts', 'need more');
    const changes = [
      { uri: uriOf(join(folder, 'app')), type: 3 },
      { uri: uriOf(join(folder, 'new.ts')), type: 1 },
    ];
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.until('the new file', () => client.diagnostics(join(folder, 'new.ts')).length === 1);
    expect(client.diagnostics(code())).toEqual([]);
  });

  it.each([
    ['that do not watch', 'vim', {}],
    ['that watch only what they save', 'helix', { didChangeWatchedFiles: { dynamicRegistration: true } }],
  ])('follow the disk for clients %s', async (_, name, watching) => {
    await client.initialize([folder], { ...plainClient, workspace: { ...plainClient.workspace, ...watching } }, { clientInfo: { name } });
    await client.untilMarks(code(), ['missing-action: need read']);
    // until the watcher is there, a single change could come too early for it
    const again = setInterval(() => writeFileSync(policy(), 'grant read'), 200);
    await client.untilMarks(code(), []).finally(() => clearInterval(again));
  });
});
