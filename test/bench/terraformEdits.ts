/** Edits of a generated Terraform tree, in a process of its own: `terraformEdits.ts SHAPE FILES FOLDER [EDIT]` prints JSON, of all edits or of one. */
import { readdirSync, readFileSync } from 'node:fs';
import { filePathOf, openSession } from '../../server/host/index.ts';
import { generateTerraform, type TerraformShape } from './generateTerraform.ts';
import { type Edit, keysAnywhere, wordsOfTerraform } from './keysAnywhere.ts';
import { quantiles, type Taken } from './stopwatch.ts';
import { timedEdit } from './timedEdit.ts';

/** What is typed, and milliseconds from the keystroke to the findings: half of them, 99 of 100; and the same of the processor. */
export interface MeasuredEdit extends ReturnType<typeof quantiles> {
  readonly name: string;
}

const [, , shape = 'flat', count = '100', folder = '.', only] = process.argv;
generateTerraform(folder, shape as TerraformShape, Number(count));
const root = filePathOf(folder);
const home = { flat: 'infra', roots: 'infra/service-0', calls: 'infra/stage-0' }[shape as TerraformShape];
const session = await openSession([root]);
session.observe(() => undefined);
await session.settle();

const worker = `${root}/${home}/worker_4.tf`;
/** Its second statement grants what a local says that one policy in three uses. */
const sharing = `${root}/${home}/worker_3.tf`;
const locals = `${root}/${home}/locals.tf`;
const before = new Map([worker, sharing, locals].map((file) => [file, readFileSync(file, 'utf8')]));
const changed = (file: string, from: string, to: string): readonly [string, string] => [file, (before.get(file) ?? '').replace(from, to)];
const letters = (round: number) => 'abcdefghij'.slice(0, 1 + (round % 10));
const policy = (name: string) =>
  `resource "aws_iam_policy" "${name}" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = "*" }] })\n}\n`;

/** Something more, above what the file says. */
const further = (text: string) => changed(worker, '# What', `${text}\n# What`);

/** What each round of an edit makes of which file. */
const edits: Readonly<Record<string, (round: number) => readonly [file: string, text: string]>> = {
  'in a comment': (round) => changed(worker, 'may do', `may do ${letters(round)}`),
  'in an action': (round) => changed(worker, 's3:GetObject', `s3:Get${letters(round)}`),
  'a further action': (round) => changed(worker, '"s3:GetObject",', `"s3:GetObject", "s3:Put${letters(round)}",`),
  'an action beside a shared local': (round) => changed(sharing, 's3:GetObject', `s3:Get${letters(round)}`),
  'a new statement': (round) =>
    changed(
      worker,
      'Statement = [\n',
      `Statement = [\n      { Sid = "New${round}", Effect = "Allow", Action = "sns:Publish", Resource = "*" },\n`,
    ),
  'a resource': (round) => further(`resource "aws_sns_topic" "topic_${letters(round)}" {\n}`),
  'a policy': (round) => further(policy(`further_${letters(round)}`)),
  'a role': (round) =>
    further(
      `resource "aws_iam_role" "further_${letters(round)}" {\n  name               = "further-${letters(round)}"\n  assume_role_policy = "{}"\n}`,
    ),
  'an attachment': (round) =>
    further(
      `resource "aws_iam_role_policy_attachment" "further_${letters(round)}" {\n  role       = "further-${letters(round)}"\n  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"\n}`,
    ),
  'a data source': (round) => further(`data "aws_sqs_queue" "further_${letters(round)}" {\n  name = "further"\n}`),
  'a variable': (round) => further(`variable "further_${letters(round)}" {\n  type    = string\n  default = "a"\n}`),
  'an output': (round) => further(`output "further_${letters(round)}" {\n  value = local.prefix\n}`),
  'a module call': (round) => further(`module "further_${letters(round)}" {\n  source = "./further"\n}`),
  'a file with a policy': (round) => [`${root}/${home}/new_${round}.tf`, policy(`new_${round}`)],
  'a local that no policy uses': (round) => changed(locals, 'locals {', `locals {\n  own = "${letters(round)}"`),
  'the name of a local that no policy uses': (round) => changed(locals, 'locals {', `locals {\n  own_${letters(round)} = "a"`),
  'a local that one in three uses': (round) => changed(locals, 'sqs:SendMessage', `sqs:Send${letters(round)}`),
};

/** Enough for the hundredth part to be more than one of them; fewer, where an edit takes long. */
const rounds = 300;
const patience = 20_000;

function keysInTree(): readonly (readonly Edit[])[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tf'))
    .map((path) => `${root}/${path}`)
    .sort();
  for (const file of files) before.set(file, readFileSync(file, 'utf8'));
  return keysAnywhere(files, (file) => before.get(file) ?? '', wordsOfTerraform);
}

/** Takes back what was typed in files that were there. */
async function takeBack(files: Iterable<string>): Promise<void> {
  for (const file of files) {
    const text = before.get(file);
    if (text !== undefined) session.edit(file, text);
  }
  await session.settle();
}

/** Times edits that are made one upon the other; each list of them is taken back before the next, untimed. */
async function measure(name: string, lists: readonly (readonly Edit[])[]): Promise<MeasuredEdit> {
  const times: Taken[] = [];
  for (const list of lists) {
    const until = performance.now() + patience;
    for (const [file, text] of list) {
      if (performance.now() > until) break;
      times.push(await timedEdit(session, file, text));
    }
    await takeBack(new Set(list.map(([file]) => file)));
  }
  return { name, ...quantiles(times) };
}

const kinds: readonly (readonly [name: string, lists: () => readonly (readonly Edit[])[]])[] = [
  // First, while no other has filled the memory.
  ['a key anywhere', keysInTree],
  ...Object.entries(edits).map(([name, edit]) => [name, () => [Array.from({ length: rounds }, (_, round) => edit(round))]] as const),
];
const measured: MeasuredEdit[] = [];
for (const [name, lists] of kinds) if (only === undefined || only === name) measured.push(await measure(name, lists()));
await session.dispose();
process.stdout.write(JSON.stringify(measured));
