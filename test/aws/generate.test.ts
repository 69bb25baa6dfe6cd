import { describe, expect, test } from 'vitest';
import type { OperationModel } from '../../server/aws/clientModel.ts';
import { buildCatalogue } from '../../server/aws/generate/buildCatalogue.ts';
import { conditionsFile } from '../../server/aws/generate/conditionsFile.ts';
import type { ReferenceAction, ReferenceService } from '../../server/aws/generate/readActionReference.ts';
import type { Client } from '../../server/aws/generate/readClients.ts';
import { parseExceptions } from '../../server/aws/generate/readExceptions.ts';
import { generationOf, reportChanges } from '../../server/aws/generate/reportChanges.ts';
import { inferRules } from '../../server/aws/generate/resourceRules.ts';

function operation(members: readonly string[], authorised = true): OperationModel {
  return { verb: 'POST', members, required: members.slice(0, 1), authorised };
}

function client(operations: Record<string, OperationModel>): Client {
  return {
    short: 'toy',
    className: 'Toy',
    v2Class: 'TOY',
    signingName: 'toys',
    operations: new Map(Object.entries(operations)),
    paginators: new Set(),
    waiters: new Map(),
  };
}

function service(actions: Record<string, Partial<ReferenceAction>>): ReferenceService {
  const made = Object.entries(actions).map(([name, some]): [string, ReferenceAction] => [
    name.toLowerCase(),
    {
      name,
      description: `Grants permission to ${name}`,
      level: 'W',
      required: [],
      optional: [],
      conditionKeys: [],
      dependents: [],
      ...some,
    },
  ]);
  const types = new Map([['box', ['arn:${Partition}:toys:${Region}:${Account}:box/${BoxName}']]]);
  return { name: 'Toys', keys: new Map(), actions: new Map(made), types };
}

const page = 'client toy\npage p https://docs.aws.amazon.com/x\n';

describe('generating', () => {
  const services = new Map([
    ['toys', service({ OpenBox: { required: ['box'] }, Look: {}, TagResource: { level: 'T' } })],
    ['iam', service({ PassRole: {} })],
  ]);
  const toy = client({
    OpenBox: operation(['BoxName']),
    Look: operation([]),
    PeekAll: operation([]),
    SignIn: operation([], false),
    Vanish: operation([]),
  });
  const build = (exceptions: string, clients = [toy]): ReturnType<typeof buildCatalogue> =>
    buildCatalogue(clients, services, parseExceptions('toy.txt', page + exceptions), '2026-01-01', {});

  test('the rule, the exceptions, and what is left', () => {
    const file = build('PeekAll = toys:Look @p').clients.get('toy');
    expect(file?.plain).toEqual({ '0': 'OpenBox', '': 'Look' });
    expect(file?.rules).toEqual([['box', 'BoxName', '@box/${BoxName}']]);
    expect(file?.other).toEqual({ PeekAll: { a: [['toys:Look']], s: 0 }, SignIn: { a: [] } });
    expect(file?.unmapped).toBe('Vanish');
  });

  test('condition keys of an action are its own and its resource types’, and those that others define with its prefix', () => {
    const keys = (...names: string[]) => new Map(names.map((name) => [name.toLowerCase(), { name, type: 'ArrayOfString' }]));
    const toys = { ...service({ OpenBox: { conditionKeys: ['toys:Size', 'toys:Size'] }, Look: {} }), keys: keys('toys:Size') };
    const games = { ...service({ Play: {} }), keys: keys('toys:Lid') };
    const made = new Map([
      ['toys', toys],
      ['games', games],
    ]);
    expect(conditionsFile('toys', toys, made)).toEqual({
      keys: [
        ['toys:Lid', 'S*'],
        ['toys:Size', 'S*'],
      ],
      sets: [[], [1]],
      actions: [0, 1],
    });
  });

  test('is the same every time', () => {
    expect(JSON.stringify([...build('').clients])).toBe(JSON.stringify([...build('').clients]));
  });

  test.each([
    ['PeekAll = toys:NoSuch @p', 'toy.txt:3: there is no action toys:NoSuch.'],
    ['NoSuch = toys:Look @p', 'toy.txt:3: toy has no operation NoSuch.'],
    ['Look + toys:OpenBox when Nothing @p', 'toy.txt:3: Look has no parameter Nothing.'],
    ['prefix games @p', 'toy.txt:3: there is no prefix games.'],
  ])('%s is refused', (line, message) => {
    expect(() => build(line)).toThrow(message);
  });

  test('a passed role and tags follow from the dependents and the parameters', () => {
    const made = new Map(services).set(
      'toys',
      service({ MakeBox: { dependents: ['iam:PassRole', 'toys:TagResource'] }, TagResource: { level: 'T' } }),
    );
    const clients = [client({ MakeBox: operation(['Name', 'Setup.RoleArn', 'Tags', 'RoleName']) })];
    const file = buildCatalogue(clients, made, [], '2026-01-01', {}).clients.get('toy');
    expect(file?.other.MakeBox?.c?.map(([action, trigger]) => `${action} ${trigger}`)).toEqual([
      'iam:PassRole Setup.RoleArn',
      'toys:TagResource Tags',
    ]);
  });

  test('reports what changed', () => {
    const before = generationOf(build('PeekAll = none @p'));
    const after = generationOf(build('PeekAll = toys:Look @p\nVanish = none @p'));
    expect(reportChanges(before, after)).toEqual([
      'Operations gained: 1',
      '  toy Vanish',
      'Operations lost: 0',
      'Operations mapped otherwise: 1',
      '  toy PeekAll: none → toys:Look',
      'Actions gained: 0',
      'Actions lost: 0',
    ]);
  });
});

describe('how a parameter is taken for a resource', () => {
  const box = 'arn:${Partition}:toys:${Region}:${Account}:box/${BoxName}';
  test.each<[string, string[], string[]]>([
    ['the variable’s own name', ['BoxName'], ['BoxName as name']],
    ['its type with Id', ['boxId'], ['boxId as name']],
    ['an ARN', ['BoxArn'], ['BoxArn as arn']],
    ['both', ['BoxArn', 'BoxName'], ['BoxArn as arn', 'BoxName as name']],
    ['each of a list', ['Boxes', 'BoxNames', 'BoxNames[]'], ['BoxNames[] as name']],
    ['an identifier that may be an ARN', ['BoxIdentifier'], ['BoxIdentifier as name-or-arn']],
    ['the name of what the operation is about', ['Name'], ['Name as name']],
    ['a role is no box', ['RoleArn'], [' as name']],
    ['nothing', ['Colour'], [' as name']],
  ])('%s', (_, members, expected) => {
    expect(inferRules('OpenBox', 'box', box, members, true).map(([, parameter, , from]) => `${parameter} as ${from}`)).toEqual(expected);
  });

  test('the name of something else is not the box’s', () => {
    expect(inferRules('OpenBoxLid', 'box', box, ['Name'], true).map((rule) => rule[1])).toEqual(['']);
  });
});
