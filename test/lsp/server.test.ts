import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { fakeEngine } from './fakeEngine.ts';
import { connectInProcess, plainClient, type TestClient, uriOf } from './testClient.ts';

let folder: string;
let client: TestClient;
const code = () => join(folder, 'app/a.ts');
const policy = () => join(folder, 'iam.tf');

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lsp-')));
  await write('app/a.ts', '// 😀 need read\n');
  await write('iam.tf', '');
  client = connectInProcess({ createEngine: fakeEngine });
});

afterEach(async () => {
  await client.connection.sendRequest('shutdown').catch(() => undefined);
  client.connection.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function write(name: string, text: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

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

describe('code actions', () => {
  const eager = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } }, isPreferredSupport: true };
  const withCodeAction = (codeAction: object) => ({ ...plainClient, textDocument: { ...plainClient.textDocument, codeAction } });

  it('get their edit when the client asks for it', async () => {
    await client.initialize([folder]);
    client.open(code());
    await client.untilMarks(code(), ['missing-action: need read']);
    const [action, ...others] = await client.actions(code(), 'need');
    expect(others).toEqual([]);
    expect(action).toMatchObject({ title: 'Grant read', kind: 'quickfix', diagnostics: client.diagnostics(code()) });
    expect(action?.edit).toBeUndefined();
    const { edit } = await client.resolve(action ?? { title: '' });
    expect(edit?.documentChanges).toBeUndefined();
    expect(client.applied(edit)).toEqual({ [policy()]: 'grant read\n' });
  });

  it('are offered anywhere on the line for clients that name its diagnostics', async () => {
    await client.initialize([folder]);
    client.open(code());
    await client.untilMarks(code(), ['missing-action: need read']);
    expect(await client.actions(code(), '//')).toMatchObject([{ title: 'Grant read' }]);
  });

  it('have it at once for clients that do not', async () => {
    await client.initialize([folder], withCodeAction(eager));
    client.open(code());
    const [action] = await client.actions(code(), 'need');
    expect(action).toMatchObject({ isPreferred: true });
    expect(client.applied(action?.edit)).toEqual({ [policy()]: 'grant read\n' });
  });

  it('carry the versions of open documents for clients that check them', async () => {
    const workspace = { ...plainClient.workspace, workspaceEdit: { documentChanges: true } };
    await client.initialize([folder], { ...withCodeAction(eager), workspace });
    client.open(code());
    const version = async () =>
      (await client.actions(code(), 'need'))[0]?.edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument);
    expect(await version()).toEqual([{ uri: uriOf(policy()), version: null }]);
    client.open(policy());
    client.edit(policy(), '', '# mine\n');
    expect(await version()).toEqual([{ uri: uriOf(policy()), version: 2 }]);
  });

  it('that are refused are disabled with the reason, or left out where the client knows no such', async () => {
    await client.initialize([folder], withCodeAction({ ...eager, disabledSupport: true }));
    client.open(code());
    client.edit(code(), 'need read', 'need unfixable');
    expect(await client.actions(code(), 'need')).toMatchObject([{ disabled: { reason: 'the policy cannot be edited' } }]);

    const other = connectInProcess({ createEngine: fakeEngine });
    await other.initialize([folder], withCodeAction(eager));
    other.open(code(), 'need unfixable');
    expect(await other.actions(code(), 'need')).toEqual([]);
    expect(JSON.stringify(other.received)).toContain('the policy cannot be edited');
  });

  it('that are refused when resolved say why', async () => {
    await client.initialize([folder]);
    client.open(code());
    client.edit(code(), 'need read', 'need unfixable');
    const [action] = await client.actions(code(), 'need');
    expect((await client.resolve(action ?? { title: '' })).edit).toBeUndefined();
    await client.until('the reason', () => JSON.stringify(client.received).includes('the policy cannot be edited'));
  });

  it('whose finding is gone are refused when resolved', async () => {
    await client.initialize([folder]);
    client.open(code());
    const [action] = await client.actions(code(), 'need');
    client.edit(code(), 'need read', '');
    expect((await client.resolve(action ?? { title: '' })).edit).toBeUndefined();
    await client.until('the reason', () => JSON.stringify(client.received).includes('the finding is gone'));
  });

  it('fix all when asked to, and never what removes', async () => {
    await write('app/a.ts', 'need one\nneed two\n');
    await write('iam.tf', 'grant old\n');
    const codeAction = { ...plainClient.textDocument?.codeAction, isPreferredSupport: true };
    await client.initialize([folder], withCodeAction(codeAction));
    client.open(code());
    client.open(policy());
    const [action] = await client.actions(code(), 'need', ['source.fixAll']);
    expect(action).toMatchObject({ kind: 'source.fixAll.iamPolicySync' });
    expect(client.applied((await client.resolve(action ?? { title: '' })).edit)).toEqual({
      [policy()]: 'grant old\ngrant one\ngrant two\n',
    });
    expect(await client.actions(policy(), 'grant', ['source.fixAll'])).toEqual([]);
    const [remove] = await client.actions(policy(), 'grant', ['quickfix']);
    expect(remove).toMatchObject({ title: 'Remove old', kind: 'quickfix' });
    expect(remove?.isPreferred).toBeUndefined();
  });
});

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
