import type { Grant } from '../access/index.ts';
import { baseName, lineIndex } from '../files/index.ts';
import type { TfNode } from '../terraform/index.ts';
import type { Rooms } from './finding.ts';

/** What a grant says, for a person, with the statement's place. */
export function verdictText(rooms: Rooms, grant: Grant, address: string): string {
  switch (grant.verdict) {
    case 'granted': {
      const by = grant.by[0];
      if (!by) return `granted by another policy of the principals of ${address}`;
      return `granted by ${statementName(rooms, by.statement, address)}${by.conditional ? ', under a Condition' : ''}`;
    }
    case 'denied':
      return `denied by ${grant.by[0] ? statementName(rooms, grant.by[0].statement, address) : address}`;
    case 'depends':
      return `not known whether it is granted: ${grant.reason}`;
    case 'elsewhere':
      return `${address} grants it on other resources only`;
    case 'silent':
      return `${address} does not grant it`;
  }
}

function statementName(rooms: Rooms, at: TfNode, address: string): string {
  const range = rooms.terraform.range(at);
  const text = range && rooms.files.text(at.file);
  if (!range || text == null) return address;
  return `${address} (${baseName(at.file)}:${lineIndex(text).positionAt(range.start).line})`;
}
