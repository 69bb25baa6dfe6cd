import type { PartialText } from '../../aws/index.ts';
import type { PolicyDocument, Sourced, Statement, StatementList, TfNode } from '../Policy.ts';
import type { PolicyChange } from '../PolicyChange.ts';
import { sameNode } from './outcome.ts';

/** What a document says, without where. */
export interface Said {
  readonly version: string;
  readonly statements: readonly SaidStatement[];
  /** How much of it is not known, or is wrong. */
  readonly unknown: number;
}

type SaidStatement = Readonly<Record<'sid' | 'effect' | 'rest' | keyof typeof lists, string | readonly string[]>>;

const lists = { actions: true, notActions: true, resources: true, notResources: true } as const;

/** What `document` says; lists are sorted, for their order means nothing. */
export function saidBy(document: PolicyDocument): Said {
  return {
    version: textOf(document.version),
    statements: document.statements.map(statementSaid),
    unknown: document.unknown.length,
  };
}

/** What `document` says after a change has been made in it and nothing else. */
export function intended(document: PolicyDocument, change: PolicyChange): Said {
  const said = saidBy(document);
  const on = (node: TfNode, become: (statement: SaidStatement, own: Statement) => SaidStatement | null): Said => ({
    ...said,
    statements: document.statements.flatMap((own, index) => {
      const before = said.statements[index] as SaidStatement;
      return (sameNode(own.at, node) ? become(before, own) : before) ?? [];
    }),
  });
  switch (change.kind) {
    case 'addActions':
      return on(change.statement, (before) => ({ ...before, actions: union(before.actions, change.actions) }));
    case 'addResources':
      return on(change.statement, (before) => ({ ...before, resources: union(before.resources, change.resources.map(shown)) }));
    case 'addStatement': {
      const { sid, actions, resources } = change;
      const added = { ...nothing, sid, effect: 'Allow', actions: union([], actions), resources: union([], resources.map(shown)) };
      return { ...said, statements: [...said.statements, added] };
    }
    case 'removeActions':
      return on(change.statement, (before, { actions }) => {
        const left = (actions?.elements ?? []).filter(({ at }) => !change.elements.some((node) => sameNode(node, at)));
        return left.length === 0 && actions?.open === null ? null : { ...before, actions: listSaid({ elements: left }) };
      });
    case 'removeStatement':
      return on(change.statement, () => null);
    case 'replaceElement':
      return on(change.statement, (before, own) => ({ ...before, ...replaced(own, change) }));
    case 'setSid':
      return on(change.statement, (before) => ({ ...before, sid: change.sid }));
    case 'setEffect':
      return on(change.statement, (before) => ({ ...before, effect: change.effect }));
    case 'setVersion':
      return { ...said, version: '2012-10-17' };
    case 'mergeStatements': {
      const from = document.statements.find(({ at }) => sameNode(at, change.from));
      const merged = on(change.into, (before) => ({ ...before, actions: union(before.actions, listSaid(from?.actions ?? null)) }));
      return { ...merged, statements: merged.statements.filter((_, index) => document.statements[index] !== from) };
    }
  }
}

/** The list that holds the element, with others in its place. */
function replaced(own: Statement, { element, with: texts }: Extract<PolicyChange, { kind: 'replaceElement' }>): Partial<SaidStatement> {
  for (const key of Object.keys(lists) as (keyof typeof lists)[]) {
    const elements = own[key]?.elements ?? [];
    const left = elements.filter(({ at }) => !sameNode(at, element));
    if (left.length < elements.length) return { [key]: union(listSaid({ elements: left }), texts.map(shown)) };
  }
  return {};
}

const nothing: SaidStatement = { sid: '', effect: '', actions: [], notActions: [], resources: [], notResources: [], rest: '[null,null]' };

const statementSaid = (statement: Statement): SaidStatement => ({
  sid: textOf(statement.sid),
  effect: textOf(statement.effect),
  actions: listSaid(statement.actions),
  notActions: listSaid(statement.notActions),
  resources: listSaid(statement.resources),
  notResources: listSaid(statement.notResources),
  rest: JSON.stringify([statement.conditions?.value ?? null, statement.principals?.value ?? null]),
});

const listSaid = (list: Pick<StatementList, 'elements'> | null): readonly string[] =>
  union(
    [],
    (list?.elements ?? []).map(({ value }) => shown(value)),
  );

const textOf = (text: Sourced<PartialText> | null): string => (text ? shown(text.value) : '');

/** A text, whatever a reference in it is called from where it is read. */
const shown = (text: PartialText): string => text.map((part) => (typeof part === 'string' ? part : '\uffff')).join('');

/** Sorted, each once, letters of either case alike: so AWS compares actions, and what of resources differs by case alone is not lost here. */
function union(texts: string | readonly string[], more: readonly string[]): readonly string[] {
  const all = new Map([...texts, ...more].map((text) => [text.startsWith('arn:') ? text : text.toLowerCase(), text]));
  return [...all.keys()].sort();
}
