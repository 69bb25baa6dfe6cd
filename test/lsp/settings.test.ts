import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { client, code, folder, serverForEach, write } from './serverOfTest.ts';
import { plainClient, uriOf } from './testClient.ts';

serverForEach();

describe('folders and settings', () => {
  it('of all workspace folders are one graph, also of those that come and go', async () => {
    await write('one/a.ts', 'need read');
    await write('two/iam.tf', 'grant read');
    await client.initialize([join(folder, 'one')]);
    await client.untilMarks(join(folder, 'one/a.ts'), ['missing-action: need read']);
    const two = { uri: uriOf(join(folder, 'two')), name: 'two' };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [two], removed: [] } });
    await client.untilMarks(join(folder, 'one/a.ts'), []);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [two] } });
    await client.untilMarks(join(folder, 'one/a.ts'), ['missing-action: need read']);
  });

  it('a file without a folder is seen in its project', async () => {
    await write('package.json', '{}');
    await client.initialize([]);
    client.open(code());
    await client.untilMarks(code(), ['missing-action: need read']);
  });

  it('come from initializationOptions and from workspace/configuration, now and when they change', async () => {
    await write('other/b.ts', 'need more');
    const other = join(folder, 'other/b.ts');
    client.configuration = { exclude: ['other/**'] };
    const capabilities = { ...plainClient, workspace: { ...plainClient.workspace, configuration: true } };
    await client.initialize([folder], capabilities, { initializationOptions: { exclude: ['app/**'] } });
    client.open(code());
    client.open(other);
    await client.caughtUp();
    expect([client.diagnostics(code()), client.diagnostics(other)]).toEqual([[], []]);
    client.configuration = null;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.untilMarks(other, ['missing-action: need more']);
    expect(client.diagnostics(code())).toEqual([]);
  });

  it('may hold what is the editor’s own, as those of VS Code do', async () => {
    client.configuration = { server: { command: ['iam-policy-sync'] }, trace: { server: 'off' }, severity: {}, exclude: [] };
    const workspace = { ...plainClient.workspace, configuration: true, didChangeConfiguration: { dynamicRegistration: true } };
    await client.initialize([folder], { ...plainClient, workspace });
    await client.untilMarks(code(), ['missing-action: need read']);
    expect(client.received.filter(({ method }) => method === 'window/showMessage')).toEqual([]);
    const registered = client.received
      .filter(({ method }) => method === 'client/registerCapability')
      .map(({ params }) => JSON.stringify(params));
    expect(registered.join()).toContain('"section":"iamPolicySync"');
  });

  it('of an editor that make no sense are told, and the former ones hold', async () => {
    client.configuration = { exclude: ['app/**'] };
    await client.initialize([folder], { ...plainClient, workspace: { ...plainClient.workspace, configuration: true } });
    await client.caughtUp();
    client.configuration = { exclude: 'app/**' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until('the message', () => client.received.some(({ method }) => method === 'window/showMessage'));
    client.open(code());
    await client.caughtUp();
    expect(client.diagnostics(code())).toEqual([]);
  });

  it('that are broken are told once, shown at their line, and leave the former ones in force', async () => {
    const settings = join(folder, 'iam-policy-sync.json');
    await write('iam-policy-sync.json', '{ "exclude": ["app/**"] }');
    await client.initialize([folder]);
    client.open(code());
    await client.caughtUp();
    await write('iam-policy-sync.json', '{\n  "exclude": [\n    "app/**",\n  "severity": 1\n}');
    const changed = () =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(settings), type: 2 }] });
    await changed();
    await client.until('the diagnostic', () => client.diagnostics(settings).length > 0);
    expect(client.diagnostics(settings)[0]).toMatchObject({ severity: 1, range: { start: { line: 3, character: 0 } } });
    await changed();
    await client.caughtUp();
    const shown = client.received.filter(({ method }) => method === 'window/showMessage').map(({ params }) => JSON.stringify(params));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.join()).toContain('iam-policy-sync.json:4');
    expect(client.diagnostics(code())).toEqual([]);
    await write('iam-policy-sync.json', '{}');
    await changed();
    await client.untilMarks(code(), ['missing-action: need read']);
    await client.until('the diagnostic taken back', () => client.diagnostics(settings).length === 0);
  });
});
