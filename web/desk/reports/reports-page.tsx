import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { isPlainDate } from '../../../domain/plain-date.ts';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { useListState } from '../../ui/list-state.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryArea } from '../../ui/query-area.tsx';
import { useAreaTree } from '../area-tree.ts';
import { FileButton } from '../file-button.tsx';
import { useReader } from '../session.ts';
import { attachment2Path, useAttachment2 } from './attachment-2-data.ts';
import { Attachment2Table } from './attachment-2-table.tsx';

function Take({ area, on }: { area: string; on: string }) {
  return (
    <>
      <Link to="campaigns">集中排查</Link>
      <Link to="exports">导出记录</Link>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        打印
      </Button>
      <FileButton
        path={`${attachment2Path}/workbook`}
        query={{ area, on }}
        otherwise="入户排查情况汇总表.xlsx"
        label="下载 Excel"
        type="primary"
        icon={<DownloadOutlined aria-hidden />}
      />
    </>
  );
}

function TableOf({ area, on }: { area: string; on: string }) {
  const table = useAttachment2(area, on);
  if (table.error !== null) return <ErrorFace problem={table.error} onRetry={table.refetch} />;
  if (table.data === undefined) return <LoadingFace label="汇总表" />;
  const counted = table.data.rows.some(({ figures }) => figures.some((figure) => figure > 0));
  if (!counted) {
    return (
      <EmptyFace
        title={`${table.data.unit}到 ${on} 还没有入户排查登记`}
        whatToDo="这张表由入户排查登记汇总。请先导入带“入户排查登记”的工作簿，或换一个日期、区划。"
      />
    );
  }
  return <Attachment2Table table={table.data} />;
}

/** 统计: the official table as on paper, of any area on any day. */
export function ReportsPage() {
  const { today } = useReader();
  const areas = useAreaTree();
  const [{ filters }, change] = useListState();
  const area = filters.area ?? areas[0]?.code ?? '';
  const on = filters.on !== undefined && isPlainDate(filters.on) ? filters.on : today;
  return (
    <>
      <PageHead
        screenOnly
        title="统计"
        note="附件2《入户排查情况汇总表》，与文件上的样式一样；可看任一级区划、任一天。"
        actions={area !== '' && <Take area={area} on={on} />}
      />
      <QueryArea
        fields={[
          { key: 'area', label: '区划', kind: 'area', areas },
          { key: 'on', label: '截至', kind: 'day' },
        ]}
        values={{ area, on }}
        onQuery={(values) => change({ filters: values })}
      />
      {area === '' ? <LoadingFace label="区划" /> : <TableOf area={area} on={on} />}
    </>
  );
}
