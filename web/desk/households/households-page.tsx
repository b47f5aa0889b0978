import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useListState } from '../../ui/list-state.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { useHouseholdList } from './household-data.ts';
import { columnsOf } from './list-columns.tsx';
import { useListQuery } from './list-query.ts';
import { personalKeys } from './search.ts';

const noTitles: Readonly<Record<string, string>> = {};
const rowsAPage = 50;

function useEmptyWords(mayImport: boolean, importButton: React.ReactNode) {
  return mayImport
    ? {
        title: '这里还没有农户',
        whatToDo: '先导入：把乡村振兴系统或台账导出的工作簿交上来，程序会先检查，再一次导入。',
        action: importButton,
      }
    : { title: '这里还没有农户', whatToDo: '农户由县级人员导入。导入以后，这里就能看到您辖区的农户。' };
}

/** 农户: find one, open its page. */
export function HouseholdsPage() {
  const county = useCounty();
  const navigate = useNavigate();
  const mayImport = useReader().may.includes('import.run');
  const [state, change] = useListState(personalKeys);
  const answer = useHouseholdList(state);
  const titles = answer.data?.ruleTitles ?? noTitles;
  const columns = useMemo(() => columnsOf(titles), [titles]);
  const importButton = (
    <Button icon={<ImportOutlined aria-hidden />} onClick={() => navigate(`/${county}/households/imports`)}>
      导入
    </Button>
  );
  return (
    <>
      <PageHead
        title="农户"
        note="按姓名、证件号码、电话、户编号、村或情况查找，点户主看全部资料。"
        actions={
          <>
            <Button onClick={() => navigate(`/${county}/households/findings`)}>疑点数据</Button>
            <Button onClick={() => navigate(`/${county}/households/lists`)}>名单</Button>
          </>
        }
      />
      <ListTable
        name="农户"
        unit="户"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        state={state}
        onState={change}
        query={useListQuery(titles)}
        tools={mayImport && importButton}
        empty={useEmptyWords(mayImport, importButton)}
        onOpen={({ id }) => navigate(`/${county}/households/${id}`)}
        fixedPageSize={rowsAPage}
      />
    </>
  );
}
