import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { client, code, folder, policy, serverForEach, write } from './serverOfTest.ts';
import { plainClient, uriOf } from './testClient.ts';

serverForEach();

describe('pull diagnostics', () => {
  const pulling = {
    ...plainClient,
    textDocument: { ...plainClient.textDocument, diagnostic: {} },
    workspace: { ...plainClient.workspace, diagnostics: { refreshSupport: true } },
  };

  it('are answered, unchanged ones as such, and not pushed too', async () => {
    await write('app/b.ts', 'need other\n');
    const { capabilities } = await client.initialize([folder], pulling);
    expect(capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true, workspaceDiagnostics: true });
    client.open(code());
    const first = await client.pull(code());
    expect(first).toMatchObject({ kind: 'full', items: [{ code: 'missing-action', message: expect.stringContaining('read') }] });
    const { resultId } = first as { resultId: string };
    expect(await client.pull(code(), resultId)).toEqual({ kind: 'unchanged', resultId });
    expect(client.diagnostics(code())).toEqual([]);
    expect(client.diagnostics(join(folder, 'app/b.ts'))).toHaveLength(1);
    const all = await client.connection.sendRequest<{ items: { uri: string; kind: string }[] }>('workspace/diagnostic', {
      previousResultIds: [{ uri: uriOf(code()), value: resultId }],
    });
    expect(all.items.map(({ uri, kind }) => [uri, kind])).toEqual([
      [uriOf(code()), 'unchanged'],
      [uriOf(join(folder, 'app/b.ts')), 'full'],
    ]);
    await client.until('the pushed list taken back', () => client.diagnostics(join(folder, 'app/b.ts')).length === 0);
  });

  it('are pushed for a document that is open but not asked for, until it is', async () => {
    await client.initialize([folder], pulling);
    client.open(code());
    await client.untilMarks(code(), ['missing-action: need read']);
    const before = client.published.length;
    expect(await client.pull(code())).toMatchObject({ kind: 'full', items: [{ code: 'missing-action' }] });
    expect(client.published.slice(before)).toEqual([{ uri: uriOf(code()), diagnostics: [] }]);
    client.close(code());
    await client.untilMarks(code(), ['missing-action: need read']);
  });

  it('of the workspace are not offered to Neovim, which would then not ask for those it shows', async () => {
    const { capabilities } = await client.initialize([folder], pulling, { clientInfo: { name: 'Neovim' } });
    expect(capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: false });
  });

  it('are asked for again when another file changed them', async () => {
    await client.initialize([folder], pulling);
    client.open(code());
    client.open(policy());
    await client.pull(code());
    client.edit(policy(), '', 'grant read');
    await client.until('a refresh', () => client.received.some(({ method }) => method === 'workspace/diagnostic/refresh'));
    expect(await client.pull(code())).toMatchObject({ kind: 'full', items: [] });
  });
});
