import type { components } from '../../target/api/schema';

type Schemas = components['schemas'];

export type Execution = Schemas['Execution'] & { queue?: string; attempts?: number };
export type ExecutionStatus = Execution['status'];
export type ExecutionError = Schemas['ExecutionError'];
export type Step = Schemas['Step'];
export type StepStatus = Step['status'];
export type Workflow = Schemas['Workflow'];
export type WorkflowDraft = Schemas['WorkflowDraft'];
export type WorkflowVersion = Schemas['WorkflowVersion'];
export type Plugin = Schemas['Plugin'];
export type PluginVersion = Schemas['PluginVersion'];
export type PluginPermission = Schemas['PluginPermission'];
export type PluginPlan = Schemas['PluginPlan'];
export type PluginOperation = Schemas['PluginOperation'];
/** A plan and, once it is carried out, the operation that does it. */
export type PluginChange = Schemas['PluginChangeView'];
export type PluginMigration = Schemas['Migration'];
/** What a tool is made of, as tool.schema.json has it. */
export interface ToolDefinition {
  summary?: string;
  input?: Record<string, unknown>;
  output?: Record<string, unknown>;
  http?: Record<string, unknown>;
  workflow?: Record<string, unknown>;
}
export type CustomTool = Omit<Schemas['CustomTool'], 'definition'> & { definition: ToolDefinition };
export type CatalogEntry = Schemas['CatalogEntry'];
export type PublisherKey = Schemas['PublisherKey'];
export type RevokedPackage = Schemas['RevokedPackage'];
export type Me = Schemas['Me'];
export type Tokens = Schemas['Tokens'];
export type Session = Schemas['Session'];
export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = Schemas['NewApiKey'];
export type AuditRow = Schemas['AuditRow'];

/** What an error says; the console makes some of its own, which lack what only the hub knows. */
export type ProblemDocument = Partial<Schemas['ProblemDocument']> & Pick<Schemas['ProblemDocument'], 'status' | 'code'>;

/** Something wrong in a route. */
export type DslProblem = Schemas['Problem'];
export type Validation = Schemas['Validation'];

/** `/ready`, which is not under `/api/v1` and so not in the document. */
export interface Ready {
  ready: boolean;
  checks: { name: string; up: boolean; detail?: string | null }[];
}


export const EXECUTION_STATUSES: readonly ExecutionStatus[] = [
  'QUEUED',
  'RUNNING',
  'WAITING',
  'PAUSED',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
];

/** Whether nothing more will happen to it by itself. */
export function isFinal(status: ExecutionStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}
