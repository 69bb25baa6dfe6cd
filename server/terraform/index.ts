/**
 * terraform — what the configuration says: modules, expressions, policies, principals; and how policy text is edited.
 *
 * It knows no code. What it cannot evaluate it reports, at its place, with the reason; references that only `apply`
 * knows stay symbolic.
 */
export { createTerraform } from './createTerraform.ts';
export { itemName } from './itemName.ts';
export type {
  Conditions,
  ConditionTest,
  Policy,
  PolicyDocument,
  PolicyForm,
  PolicyLimit,
  Principal,
  Sourced,
  Statement,
  StatementList,
  TfNode,
  Unevaluated,
} from './Policy.ts';
export type { EditOutcome, FileEdit, PolicyChange } from './PolicyChange.ts';
export type { Terraform } from './Terraform.ts';
export type { Boundary, Reading, ResourceGrant, Workload, WorkloadKind } from './Workload.ts';
