import { isIP } from 'node:net';
import { failure, listValue, stringValue } from '../values/build.ts';
import { numberOf, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';

/** A range of addresses; `bits` is 32 or 128. */
interface Network {
  readonly address: bigint;
  readonly prefix: number;
  readonly bits: number;
}

/** `10.0.0.0/8`, the bits behind the prefix cleared; `undefined` where it is none. */
function networkOf(text: string): Network | undefined {
  const [address = '', length = '', more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more !== undefined || !/^\d{1,3}$/.test(length) || address.includes('%')) return undefined;
  const bits = version === 4 ? 32 : 128;
  const prefix = Number(length);
  if (prefix > bits) return undefined;
  const host = BigInt(bits - prefix);
  const value = version === 4 ? ofVersion4(address) : ofVersion6(address);
  return { address: (value >> host) << host, prefix, bits };
}

const ofVersion4 = (text: string): bigint => text.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

function ofVersion6(text: string): bigint {
  const groups = (part: string): bigint[] =>
    (part === '' ? [] : part.split(':')).flatMap((group) => {
      if (!group.includes('.')) return [BigInt(`0x${group}`)];
      const tail = ofVersion4(group);
      return [tail >> 16n, tail & 0xffffn];
    });
  const [head = '', tail] = text.split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const middle = Array.from({ length: 8 - before.length - after.length }, () => 0n);
  return [...before, ...middle, ...after].reduce((sum, group) => (sum << 16n) | group, 0n);
}

function addressText(address: bigint, bits: number): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  let best = { start: 0, length: 0 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}

const shown = ({ address, prefix, bits }: Network): string => `${addressText(address, bits)}/${prefix}`;

/** The network `number` of those that are `newBits` smaller; `undefined` where there is none. */
function subnet({ address, prefix, bits }: Network, newBits: number, number: number): Network | undefined {
  const length = prefix + newBits;
  if (newBits < 0 || length > bits || number < 0 || BigInt(number) >= 1n << BigInt(newBits)) return undefined;
  return { address: address | (BigInt(number) << BigInt(bits - length)), prefix: length, bits };
}

/** The first argument as a network, the others as whole numbers. */
function given({ values: [first, ...rest], open }: Call): { readonly network: Network; readonly numbers: readonly number[] } | undefined {
  const text = first && textOf(first);
  const network = text === undefined ? undefined : networkOf(text);
  const numbers = rest.map(numberOf);
  if (!network || open !== null || !numbers.every((number) => number !== undefined && Number.isSafeInteger(number))) return undefined;
  return { network, numbers: numbers.filter((number) => number !== undefined) };
}

const cidrhost: TerraformFunction = (call) => {
  const { network, numbers: [number] = [] } = given(call) ?? {};
  if (!network || number === undefined) return undefined;
  const size = 1n << BigInt(network.bits - network.prefix);
  const host = number < 0 ? size + BigInt(number) : BigInt(number);
  if (host < 0n || host >= size) return failure(call.at, call.text, `a prefix of ${network.prefix} has no host ${number}`);
  return stringValue(call.at, addressText(network.address | host, network.bits));
};

const cidrsubnet: TerraformFunction = (call) => {
  const { network, numbers: [newBits, number] = [] } = given(call) ?? {};
  if (!network || newBits === undefined || number === undefined) return undefined;
  const found = subnet(network, newBits, number);
  return found ? stringValue(call.at, shown(found)) : failure(call.at, call.text, `the network has no such subnet ${number}`);
};

/** Subnets of these sizes, each behind the one before, aligned to its own size. */
const cidrsubnets: TerraformFunction = (call) => {
  const read = given(call);
  if (!read) return undefined;
  const { network } = read;
  const end = network.address + (1n << BigInt(network.bits - network.prefix));
  const found: Value[] = [];
  let next = network.address;
  for (const newBits of read.numbers) {
    const prefix = network.prefix + newBits;
    const size = newBits < 1 || prefix > network.bits ? 0n : 1n << BigInt(network.bits - prefix);
    const address = size === 0n ? end : ((next + size - 1n) / size) * size;
    if (size === 0n || address + size > end) return failure(call.at, call.text, 'the network has no room for the subnets');
    found.push(stringValue(call.at, shown({ address, prefix, bits: network.bits })));
    next = address + size;
  }
  return listValue(call.at, found);
};

const cidrnetmask: TerraformFunction = (call) => {
  const { network } = given(call) ?? {};
  if (network?.bits !== 32) return undefined;
  return stringValue(call.at, addressText(((1n << 32n) - 1n) & ~((1n << BigInt(32 - network.prefix)) - 1n), 32));
};

/** Networks; https://developer.hashicorp.com/terraform/language/functions/cidrsubnet and its neighbours. */
export const cidrFunctions: Readonly<Record<string, TerraformFunction>> = { cidrhost, cidrsubnet, cidrsubnets, cidrnetmask };
