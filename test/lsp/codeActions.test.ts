import { describe, expect, it } from 'vitest';
import { fakeEngine } from './fakeEngine.ts';
import { client, code, folder, policy, serverForEach, write } from './serverOfTest.ts';
import { connectInProcess, plainClient, uriOf } from './testClient.ts';

serverForEach();

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
