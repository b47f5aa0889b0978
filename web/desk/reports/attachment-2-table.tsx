import { Alert } from 'antd';
import { useState } from 'react';
import type { Attachment2Answer } from '../../../contract/reports.ts';
import { attachment2Note, attachment2Title } from '../../../domain/tables/lz-attachment-2.ts';
import { chineseDay } from '../../ui/instant.ts';
import { MergedTable } from '../../ui/merged-table.tsx';
import { Cite } from '../policy/cite.tsx';
import type { Cell } from './attachment-2-data.ts';
import { columnAt, columnsInWords, headerRows } from './attachment-2-header.ts';
import { CellDrawer } from './cell-drawer.tsx';
import styles from './reports.module.css';

/** 入户排查情况汇总表 as on paper; a figure opens its households. */
export function Attachment2Table({ table }: { table: Attachment2Answer }) {
  const [cell, setCell] = useState<Cell>();
  const rows = table.rows.map(({ code, name, depth, figures }) => ({
    key: code,
    label: `${'　'.repeat(depth)}${name}`,
    total: depth === 0,
    cells: [
      ...figures.map((figure, place) => ({
        figure,
        onOpen: () => setCell({ area: code, column: columnAt(place) ?? '' }),
      })),
      '',
    ],
  }));
  return (
    <>
      {table.undetermined > 0 && (
        <Alert
          className={styles.undetermined}
          type="warning"
          showIcon
          title={`有 ${table.undetermined} 户新识别纳入的，按数值定不了类别：计入“合计”，不计入三类中的任何一类。补齐收支资料后会自动归类。`}
          data-screen-only
        />
      )}
      <MergedTable
        title={attachment2Title}
        heading={[`填报单位(盖章)：${table.unit}`, `填报时间：${chineseDay(table.on)}`]}
        header={headerRows}
        columns={columnsInWords}
        rows={rows}
        notes={[attachment2Note]}
      />
      <p className={styles.base} data-screen-only>
        户数按户计，人数按登记表上的家庭人口计；截至 {table.on}
        {table.campaign === null ? '' : `，来自“${table.campaign}”`}，每户只取最近一次登记。点数字看是哪些户。依据{' '}
        <Cite cites="LZ 附件2" />
      </p>
      {cell !== undefined && (
        <CellDrawer
          cell={cell}
          areaName={table.rows.find(({ code }) => code === cell.area)?.name ?? ''}
          on={table.on}
          onClose={() => setCell(undefined)}
        />
      )}
    </>
  );
}
