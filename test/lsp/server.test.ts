import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { client, code, folder, serverForEach } from './serverOfTest.ts';
import { connectInProcess, plainClient, uriOf } from './testClient.ts';

serverForEach();

describe('hover', () => {
  it.each([
    ['markdown', ['markdown', 'plaintext'], '**need**'],
    ['plaintext', ['plaintext'], 'need'],
    ['plaintext', undefined, 'need'],
  ])('is %s for a client that shows %j', async (kind, contentFormat, value) => {
    const hover = contentFormat ? { contentFormat: contentFormat as ('markdown' | 'plaintext')[] } : {};
    await client.initialize([folder], { ...plainClient, textDocument: { ...plainClient.textDocument, hover } });
    client.open(code());
    expect(await client.hover(code(), 'need')).toEqual({
      contents: { kind, value },
      range: { start: { line: 0, character: 6 }, end: { line: 0, character: 10 } },
    });
  });

  it('counts in UTF-8 where the client does', async () => {
    const capabilities = { ...plainClient, general: { positionEncodings: ['utf-8' as const, 'utf-16' as const] } };
    expect(await client.initialize([folder], capabilities)).toMatchObject({ capabilities: { positionEncoding: 'utf-8' } });
    client.open(code());
    client.edit(code(), 'need read', 'é need write');
    expect((await client.hover(code(), 'write'))?.range?.start).toEqual({ line: 0, character: 16 });
    await client.untilMarks(code(), ['missing-action: need write']);
  });

  it('that fails is logged, and the server goes on', async () => {
    await client.initialize([folder]);
    client.open(code());
    client.edit(code(), 'need read', 'explode');
    expect(await client.hover(code(), 'explode')).toBeNull();
    const logged = client.received.filter(({ method }) => method === 'window/logMessage').map(({ params }) => JSON.stringify(params));
    expect(logged.join()).toContain('hover exploded');
    client.edit(code(), 'explode', 'need');
    expect(await client.hover(code(), 'need')).toMatchObject({ contents: { value: '**need**' } });
  });
});

describe('the protocol', () => {
  it('shows progress while indexing', async () => {
    await client.initialize([folder]);
    await client.until('the end', () => client.received.some(({ params }) => JSON.stringify(params).includes('"kind":"end"')));
    const steps = client.received.filter(({ method }) => /rogress/.test(method)).map(({ method }) => method);
    expect(steps).toEqual(['window/workDoneProgress/create', '$/progress', '$/progress']);
  });

  it('refuses what comes before initialize and after shutdown', async () => {
    const hover = () =>
      client.connection.sendRequest('textDocument/hover', { textDocument: { uri: uriOf(code()) }, position: { line: 0, character: 0 } });
    await expect(hover()).rejects.toMatchObject({ code: -32002 });
    await client.initialize([folder]);
    await client.connection.sendRequest('shutdown');
    await expect(hover()).rejects.toMatchObject({ code: -32600 });
  });

  it('says that there will be no answers when it cannot begin, and gives empty ones', async () => {
    const broken = connectInProcess({
      createEngine: () => {
        throw new Error('no engine');
      },
    });
    await broken.initialize([folder]);
    await broken.until('the message', () => JSON.stringify(broken.received).includes('there will be no answers'));
    broken.open(code());
    expect(await broken.hover(code(), 'need')).toBeNull();
  });

  it('leaves out documents that are no files, and changes of documents that are not open', async () => {
    await client.initialize([folder]);
    const textDocument = { uri: 'untitled:Untitled-1', languageId: 'typescript', version: 1, text: 'need much' };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    client.edit(code(), 'need read', 'need write');
    await client.until('the findings', () => client.published.length > 0);
    await client.caughtUp();
    expect(client.published).toMatchObject([{ uri: uriOf(code()), diagnostics: [{ message: expect.stringContaining('grants read') }] }]);
    expect(JSON.stringify(client.received)).toContain('without \\"didOpen\\"');
  });

  it('drops the answer of a request that was cancelled', async () => {
    const initialized = client.initialize([folder]);
    const cancelling = new CancellationTokenSource();
    await initialized;
    const position = { line: 0, character: 0 };
    const asked = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: uriOf(code()) }, position }, cancelling.token);
    cancelling.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
  });

  it('survives parameters that make no sense', async () => {
    await client.initialize([folder]);
    await client.connection.sendNotification('textDocument/didChange', { textDocument: null });
    await client.connection.sendNotification('textDocument/didOpen', {});
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file://%', type: 9 }] });
    expect(await client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: uriOf(code()) } })).toEqual([]);
    client.open(code());
    expect(await client.hover(code(), 'need')).toMatchObject({ contents: { value: '**need**' } });
  });
});
