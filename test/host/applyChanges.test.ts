import { chmodSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../server/host/index.ts';
import { put, temporaryFolder } from './temporaryFolder.ts';

const insert = (file: string, start: number, newText: string) => ({ file, edits: [{ start, end: start, newText }] });

describe('changes to disk', () => {
  test('keep the BOM, the line endings, the mode and every other byte', async () => {
    const root = temporaryFolder({ 'a.tf': '\ufeffone\r\ntwo\r\n' });
    chmodSync(`${root}/a.tf`, 0o640);
    const outcome = await applyChanges([insert(`${root}/a.tf`, 6, 'new\r\n')], () => '\ufeffone\r\ntwo\r\n');
    expect(outcome).toEqual({ written: [`${root}/a.tf`], refusals: [] });
    expect(readFileSync(`${root}/a.tf`)).toEqual(Buffer.from('\ufeffone\r\nnew\r\ntwo\r\n'));
    expect(statSync(`${root}/a.tf`).mode & 0o777).toBe(0o640);
  });

  test('are all refused when one file is no longer what was read', async () => {
    const root = temporaryFolder({ 'a.tf': 'a', 'b.tf': 'changed' });
    const outcome = await applyChanges([insert(`${root}/a.tf`, 0, 'x'), insert(`${root}/b.tf`, 0, 'x')], (file) =>
      file.endsWith('a.tf') ? 'a' : 'b',
    );
    expect(outcome).toEqual({ written: [], refusals: [{ file: `${root}/b.tf`, reason: 'it has changed since it was read; run again' }] });
    expect(readFileSync(`${root}/a.tf`, 'utf8')).toBe('a');
  });

  test('are refused when the file has gone, or has come into being', async () => {
    const root = temporaryFolder({ 'new.md': 'somebody was faster' });
    expect((await applyChanges([insert(`${root}/gone.tf`, 0, 'x')], () => 'a')).refusals).toEqual([
      { file: `${root}/gone.tf`, reason: 'it has gone since it was read' },
    ]);
    expect((await applyChanges([insert(`${root}/new.md`, 0, 'x')], () => null)).refusals).toEqual([
      { file: `${root}/new.md`, reason: 'it has come into being since the workspace was read' },
    ]);
  });

  test('are refused where bytes would be lost', async () => {
    const bytes = Buffer.from([0x61, 0xff, 0x62]);
    const root = temporaryFolder({ 'a.tf': bytes });
    const outcome = await applyChanges([insert(`${root}/a.tf`, 0, 'x')], () => bytes.toString('utf8'));
    expect(outcome.refusals).toEqual([{ file: `${root}/a.tf`, reason: 'it is not valid UTF-8, so it cannot be written back as it was' }]);
    expect(readFileSync(`${root}/a.tf`)).toEqual(bytes);
  });

  test('make new files with the folders above them', async () => {
    const root = temporaryFolder();
    const file = `${root}/docs/aws/reference.md`;
    expect(await applyChanges([insert(file, 0, '# Reference\n')], () => null)).toEqual({ written: [file], refusals: [] });
    expect(readFileSync(file, 'utf8')).toBe('# Reference\n');
  });

  test('to one file by two names are made once if they agree, else refused', async () => {
    const root = temporaryFolder({ 'shared/v.tf': 'a' });
    const link = put(root, 'prod/v.tf', '-> ../shared/v.tf');
    const both = (one: string, two: string) => applyChanges([insert(`${root}/shared/v.tf`, 0, one), insert(link, 0, two)], () => 'a');
    expect((await both('x', 'y')).refusals).toEqual([
      { file: link, reason: `it is the same file as ${root}/shared/v.tf, which is changed in another way` },
    ]);
    expect((await both('x', 'x')).written).toEqual([`${root}/shared/v.tf`]);
    expect(readFileSync(link, 'utf8')).toBe('xa');
  });
});
