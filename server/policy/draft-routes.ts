import { Type } from 'typebox';
import {
  DecideDraft,
  DraftChange,
  EndVersion,
  StartDraft,
  SubmitDraft,
  WithdrawDraft,
} from '../../contract/policy-drafts.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { isInScope } from '../rights/scope.ts';
import type { Work } from '../rights/work.ts';
import { decideDraft, proposeEnd, submitDraft, withdrawDraft } from './draft-decisions.ts';
import { getDraft, listVersions } from './draft-rows.ts';
import { changeDraft, contentOf, showDraft, startDraft } from './drafts.ts';
import { findContent } from './queries.ts';

const county = Type.String({ pattern: '^[0-9]{12}$' });
const InCounty = Type.Object({ county });
const OneDraft = Type.Object({ county, draft: Type.String({ format: 'uuid' }) });
const OneVersion = Type.Object({ county, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

const show = (work: Work & { params: { county: string } }, { draft }: { draft: string }) =>
  showDraft(work, work.params.county, draft);

/** What another county prepares does not exist. */
function within(work: Work & { params: { county: string } }): string {
  if (!isInScope(work.actor.read, work.params.county)) throw problem('notFound');
  return work.params.county;
}

export const draftRoutes: readonly Route[] = [
  question({
    at: 'GET /counties/:county/policy/versions',
    may: 'policy.draft',
    title: '政策的各版：采用过的、起草中的、随程序带的',
    params: InCounty,
    answer: (work) => listVersions(work, within(work)),
  }),
  question({
    at: 'GET /counties/:county/policy/versions/:hash',
    may: 'policy.draft',
    title: '导出一版政策包，一个文件',
    params: OneVersion,
    answer: async (work) => {
      const content = await findContent(work.tx, within(work), work.params.hash);
      if (!content) throw problem('notFound');
      return content;
    },
  }),
  question({
    at: 'GET /counties/:county/policy/drafts/:draft',
    may: 'policy.draft',
    title: '一份草稿：到那天会怎样、和现在比改了什么、有什么问题',
    params: OneDraft,
    answer: (work) => showDraft(work, within(work), work.params.draft),
  }),
  question({
    at: 'GET /counties/:county/policy/drafts/:draft/content',
    may: 'policy.draft',
    title: '导出草稿，一个文件',
    params: OneDraft,
    answer: async (work) => contentOf(await getDraft(work, within(work), work.params.draft)),
  }),
  command({
    at: 'POST /counties/:county/policy/drafts',
    may: 'policy.draft',
    title: '起草新的一版：从现行的、随程序带的或一个文件',
    params: InCounty,
    body: StartDraft,
    act: async (work) => ({ draft: await startDraft(work, work.params.county, work.body) }),
    show: async (_work, ids) => ids,
  }),
  command({
    at: 'POST /counties/:county/policy/drafts/:draft/changes',
    may: 'policy.draft',
    title: '改草稿的一项',
    params: OneDraft,
    body: DraftChange,
    act: async (work) => {
      await changeDraft(work, work.params.county, work.params.draft, work.body);
      return { draft: work.params.draft };
    },
    show,
  }),
  command({
    at: 'POST /counties/:county/policy/drafts/:draft/submission',
    may: 'policy.draft',
    title: '交出草稿，等另一人批准',
    params: OneDraft,
    body: SubmitDraft,
    act: async (work) => {
      await submitDraft(work, work.params.county, work.params.draft, work.body.version);
      return { draft: work.params.draft };
    },
    show,
  }),
  command({
    at: 'POST /counties/:county/policy/drafts/:draft/withdrawal',
    may: 'policy.draft',
    title: '撤回草稿',
    params: OneDraft,
    body: WithdrawDraft,
    act: async (work) => {
      await withdrawDraft(work, work.params.county, work.params.draft, work.body);
      return { draft: work.params.draft };
    },
    show,
  }),
  command({
    at: 'POST /counties/:county/policy/drafts/:draft/decision',
    may: 'policy.approve',
    title: '批准或退回别人的草稿',
    params: OneDraft,
    body: DecideDraft,
    act: async (work) => {
      await decideDraft(work, work.params.county, work.params.draft, work.body);
      return { draft: work.params.draft };
    },
    show,
  }),
  command({
    at: 'POST /counties/:county/policy/endings',
    may: 'policy.draft',
    title: '提出从某天起停用一版，等另一人批准',
    params: InCounty,
    body: EndVersion,
    act: async (work) => ({ draft: await proposeEnd(work, work.params.county, work.body) }),
    show: async (_work, ids) => ids,
  }),
];
