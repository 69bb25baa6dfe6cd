import type { FindingKind } from './finding.ts';
import { deniedAction } from './findings/deniedAction.ts';
import { duplicateSid } from './findings/duplicateSid.ts';
import { ineffectiveStatement } from './findings/ineffectiveStatement.ts';
import { invalidCondition } from './findings/invalidCondition.ts';
import { invalidPolicy } from './findings/invalidPolicy.ts';
import { mergeableStatements } from './findings/mergeableStatements.ts';
import { missingAction } from './findings/missingAction.ts';
import { policyTooLarge } from './findings/policyTooLarge.ts';
import { resourceMismatch } from './findings/resourceMismatch.ts';
import { staleReference } from './findings/staleReference.ts';
import { uncoveredClient } from './findings/uncoveredClient.ts';
import { unknownAction } from './findings/unknownAction.ts';
import { unpaired } from './findings/unpaired.ts';
import { unresolvedCall } from './findings/unresolvedCall.ts';
import { unresolvedPolicy } from './findings/unresolvedPolicy.ts';
import { unusedAction } from './findings/unusedAction.ts';
import { unusedClient } from './findings/unusedClient.ts';
import { unusedPolicy } from './findings/unusedPolicy.ts';
import { wildcardAction } from './findings/wildcardAction.ts';

/** Every kind of finding but `unused-ignore`, which is found when the others are. */
export const findingKinds: readonly FindingKind[] = [
  missingAction,
  unknownAction,
  deniedAction,
  resourceMismatch,
  ineffectiveStatement,
  duplicateSid,
  mergeableStatements,
  invalidPolicy,
  invalidCondition,
  policyTooLarge,
  wildcardAction,
  unusedPolicy,
  unusedAction,
  unusedClient,
  uncoveredClient,
  staleReference,
  unpaired,
  unresolvedCall,
  unresolvedPolicy,
];
