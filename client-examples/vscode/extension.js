const { commands, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** What the server reads; everything else it watches itself, through VS Code. */
const documentSelector = [
  { scheme: 'file', pattern: '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}' },
  { scheme: 'file', pattern: '**/*.{tf,tofu,tfvars}' },
  { scheme: 'file', pattern: '**/*.{tf,tofu,tfvars}.json' },
  { scheme: 'file', pattern: '**/{package.json,iam-policy-sync.json,terragrunt.hcl}' },
  { scheme: 'file', language: 'markdown' },
];

async function start() {
  const [command, ...args] = workspace.getConfiguration('iamPolicySync').get('server.command', ['iam-policy-sync', 'lsp', '--stdio']);
  const run = { command: command ?? 'iam-policy-sync', args, options: { shell: process.platform === 'win32' } };
  client = new LanguageClient('iamPolicySync', 'IAM Policy Sync', { run, debug: run }, { documentSelector });
  await client.start();
}

/** @param {import('vscode').ExtensionContext} context */
async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand('iamPolicySync.restart', async () => {
      await client?.stop();
      await start();
    }),
  );
  await start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
