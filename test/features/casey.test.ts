import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/files/index.ts';
import { root, type Workspace, workspace } from '../support/engine.ts';
import { findTerraform } from '../support/terraform.ts';

const folder = fileURLToPath(new URL('../workspaces/casey/', import.meta.url));

const readAll = (from: string): Record<string, string> => {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) texts[relative(from, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return texts;
};

/** `code file «marked text»` of every finding. */
const seeds = (casey: Workspace): readonly string[] =>
  casey.findings().map((finding) => {
    const path = finding.file.slice(root.length + 1);
    return `${finding.code} ${path} «${casey.text(path).slice(finding.range.start, finding.range.end)}»`;
  });

const fixed = (casey: Workspace): Record<string, string> =>
  Object.fromEntries(
    casey.engine.fixAll({ unsafe: false }).changes.map(({ file, edits }) => {
      const path = file.slice(root.length + 1);
      return [path, applyEdits(casey.text(path), edits)];
    }),
  );

describe('casey', () => {
  let casey: Workspace;
  beforeAll(async () => {
    casey = await workspace(readAll(folder));
  });

  it('has exactly the drift that was seeded', () => {
    expect([...seeds(casey)].sort()).toEqual(
      [
        'missing-action backend/src/services/speech.ts «DescribeVoicesCommand»',
        'missing-action terraform/iam.tf «"PollySpeech"»',
        'missing-action backend/src/logging/cloudWatchStream.ts «PutRetentionPolicyCommand»',
        'missing-action terraform/iam.tf «"CloudWatchLogs"»',
        'missing-action backend/src/services/sessionEvents.ts «sendMessage»',
        'missing-action terraform/iam.tf «resource "aws_iam_policy" "casey_backend"»',
        'missing-action backend/src/services/coach.ts «ConverseStreamCommand»',
        'missing-action terraform/iam.tf «"BedrockInvoke"»',
        'unknown-action terraform/iam.tf «"bedrock-runtime:InvokeModelWithResponseStream"»',
        'unused-ignore terraform/iam.tf «# iam-policy-sync-ignore unused-action(bedrock:InvokeModel) -- only the weekly evaluation job calls it»',
        'invalid-policy terraform/iam.tf «"Transcribe-Streaming"»',
        'wildcard-action terraform/iam.tf «"transcribe:*"»',
        'duplicate-sid terraform/iam.tf «"CloudWatchLogs"»',
        'resource-mismatch terraform/iam.tf «"arn:aws:logs:*:*:log-group:casey-backend-usage"»',
        'mergeable-statements terraform/iam.tf «"PollyLexicons"»',
        'unused-action terraform/iam.tf «"polly:GetLexicon"»',
        'unresolved-policy terraform/iam.tf «data.terraform_remote_state.platform.outputs.on_call_policy_json»',
        'unresolved-call backend/src/services/exercises.ts «send»',
        'unused-client backend/package.json «"@aws-sdk/client-s3"»',
        'uncovered-client backend/package.json «"@aws-sdk/client-sqs"»',
      ]
        .concat(seeds(casey).filter((seed) => seed.startsWith('stale-reference .claude/skills/iam-policy-sync/reference.md')))
        .sort(),
    );
    expect(seeds(casey).filter((seed) => seed.startsWith('stale-reference')).length).toBeGreaterThan(0);
  });

  it('has only hints left when it is fixed, and a second fix changes nothing', async () => {
    const after = await workspace({ ...readAll(folder), ...fixed(casey) });
    expect(
      after
        .findings()
        .map((finding) => `${finding.severity} ${finding.code}`)
        .sort(),
    ).toEqual(['hint unresolved-call', 'hint unresolved-policy', 'hint unused-action', 'hint unused-client', 'hint wildcard-action']);
    expect(after.engine.fixAll({ unsafe: false }).changes).toEqual([]);
  });

  it('fixed in an editor, one finding after the other, comes to the same', async () => {
    const live = await workspace(readAll(folder));
    for (let round = 0; round < 40; round++) {
      const finding = live.findings().find((one) => one.fixes.some((fix) => !fix.unsafe));
      const fix = finding?.fixes.find((one) => !one.unsafe);
      if (!finding || !fix) break;
      const outcome = live.engine.fix(finding, fix.id);
      if ('refused' in outcome) throw new Error(`${finding.code}: ${outcome.refused}`);
      live.write(
        Object.fromEntries(
          outcome.changes.map(({ file, edits }) => [
            file.slice(root.length + 1),
            applyEdits(live.text(file.slice(root.length + 1)), edits),
          ]),
        ),
      );
    }
    expect(live.findings().filter((finding) => finding.severity !== 'hint')).toEqual([]);
  });

  const terraform = findTerraform();
  it.skipIf(!terraform)(
    'fixed, passes terraform fmt and validate',
    () => {
      if (!terraform) return;
      const copy = mkdtempSync(join(tmpdir(), 'casey-'));
      try {
        for (const [path, text] of Object.entries({
          ...readAll(join(folder, 'terraform')),
          'iam.tf': fixed(casey)['terraform/iam.tf'] ?? '',
        }))
          writeFileSync(join(copy, path), text);
        expect(execFileSync(terraform.binary, ['fmt', '-check', '-diff'], { cwd: copy, env: terraform.env, encoding: 'utf8' })).toBe('');
        terraform.init(copy);
        expect(execFileSync(terraform.binary, ['validate', '-no-color'], { cwd: copy, env: terraform.env, encoding: 'utf8' })).toContain(
          'Success!',
        );
      } finally {
        rmSync(copy, { recursive: true });
      }
    },
    120_000,
  );

  afterAll(() => {
    if (!terraform) console.log('terraform is not here: fmt and validate of the fixed casey were skipped');
  });
});
