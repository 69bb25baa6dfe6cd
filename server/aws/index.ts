/**
 * The room of what AWS says, true for any project: SDK packages and operations, IAM actions, resource types and ARNs,
 * the grammar of action and resource patterns, AWS-managed policies.
 *
 * Unknown is `undefined` (or `'unknown'`); nothing here guesses without saying `inferred`.
 * It must never know: a project's files, TypeScript or Terraform. Its own `data/` folder is the one thing that it reads.
 */

export {
  type ActionFacts,
  action,
  expandActions,
  servicePrefix,
} from './action.ts';
export {
  actionMatches,
  coversPattern,
  isActionSyntax,
  isEveryAction,
  patternsCover,
} from './actionPattern.ts';
export { actionTakesKey } from './actionTakesKey.ts';
export { type ArnFault, arnFault } from './arnFault.ts';
export { type CatalogueRow, catalogueRows } from './catalogueRows.ts';
export { installedClientFiles } from './clientModel.ts';
export {
  catalogueDate,
  iamPrefixes,
  isAggregatedClient,
  isClientClass,
  isClientPackage,
  knownPackages,
  operationOfMethod,
  operationOfPaginator,
  operationOfWaiter,
  operationsOf,
  packageOfV2Client,
  packagesOfPrefix,
} from './clientPackage.ts';
export { type ConditionKeyFacts, conditionKey, keysOfPrefix } from './conditionKeys.ts';
export { type ConditionKind, type ConditionOperator, conditionOperator, conditionOperators, holdsWithoutKey } from './conditionOperator.ts';
export { canCompare, conditionValueMatches, isValueOf } from './conditionValue.ts';
export { inputPath } from './inputPath.ts';
export { type InstalledClient, inferFromInstalledClient } from './installedClient.ts';
export { type LibraryExport, libraryExport } from './libraryExport.ts';
export { type ManagedPolicy, managedPolicy } from './managedPolicy.ts';
export { mayBeAskedFor } from './mayBeAskedFor.ts';
export type { Certainty, Hole, PartialText } from './partialText.ts';
export { partitionNamed, partitionOf, partitions, regions } from './partition.ts';
export type {
  ActionNeed,
  Requires,
  ResourceRule,
  Trigger,
} from './requirement.ts';
export { requires } from './requires.ts';
export { resourceCanServe } from './resourceCanServe.ts';
export { resourceMatches } from './resourceMatches.ts';
export { resourceOf } from './resourceOf.ts';
export { isOperationName, meansPrefix, suggestActions } from './suggestActions.ts';
