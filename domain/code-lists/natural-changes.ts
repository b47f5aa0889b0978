import { type CodeList, labelled } from './code-list.ts';

/** 自然变更, as far as one household alone can tell it: how somebody joined. */
export const joiningKinds: CodeList = { title: '增加原因', closed: true, values: labelled('出生', '婚入', '迁入') };

/** How somebody left. */
export const leavingKinds: CodeList = { title: '减少原因', closed: true, values: labelled('死亡', '婚出', '迁出') };
