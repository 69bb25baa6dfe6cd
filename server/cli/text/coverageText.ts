import type { Finding } from '../../features/index.ts';
import type { OpenWorkspace } from '../openWorkspace.ts';
import { counted, type Style } from './style.ts';

/** What was looked at, in a line: an empty answer means little without it. */
export async function coverageText({ session, given }: OpenWorkspace, findings: readonly Finding[], { colours }: Style): Promise<string> {
  const { calls, policies } = await session.ask((engine) => engine.graph());
  const code = session.files.list('code').length;
  const terraform = session.files.list('terraform').length;
  if (code + terraform === 0) return `Nothing to check: ${given.join(', ')} holds no TypeScript, JavaScript or Terraform file.`;
  const looked = `${counted(calls.length, 'SDK call')} in ${counted(code, 'code file')}, ${counted(policies.filter(({ kind }) => kind === 'identity').length, 'policy').replace('policys', 'policies')} in ${counted(terraform, 'Terraform file')}`;
  return findings.length === 0 ? `${colours.green('No findings.')} Looked at ${looked}.` : colours.dim(`Looked at ${looked}.`);
}
