import type { ActInput } from '../../policy/procedures/case-state.ts';
import { findDocument, setDocumentCase } from '../documents/queries.ts';
import { problem } from '../http/problem.ts';
import type { Work } from '../rights/work.ts';
import type { CaseSubject } from './record.ts';

/** A scan named in an act is one of this household's, and belongs to the case from now on. @throws documentUnknown */
export async function checkScan(work: Work, { county, household, id }: CaseSubject, input: ActInput): Promise<void> {
  const { document } = input;
  if (typeof document !== 'string') return;
  const found = await findDocument(work.tx, county, document);
  if (found?.household !== household) throw problem('documentUnknown');
  await setDocumentCase(work.tx, county, document, id);
}
