import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import type { Density, ListColumn } from './list-columns.ts';
import styles from './list-table.module.css';

interface ListSettingsProps<Row> {
  columns: readonly ListColumn<Row>[];
  shown: readonly ListColumn<Row>[];
  density: Density;
  onShown: (keys: readonly string[]) => void;
  onDensity: (density: Density) => void;
}

/** Column settings and density, behind one button. */
export function ListSettings<Row>({ columns, shown, density, onShown, onDensity }: ListSettingsProps<Row>) {
  const content = (
    <div>
      <div className={styles.settingsLabel}>行距</div>
      <Segmented<Density>
        size="small"
        value={density}
        onChange={onDensity}
        options={[
          { label: '紧凑', value: 'compact' },
          { label: '宽松', value: 'roomy' },
        ]}
      />
      <div className={styles.settingsLabel}>显示的列</div>
      <Checkbox.Group
        className={styles.settingsColumns}
        value={shown.map((column) => column.key)}
        onChange={onShown}
        options={columns.map((column, i) => ({ label: column.title, value: column.key, disabled: i === 0 }))}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button type="text" icon={<SettingOutlined aria-hidden />}>
        列和行距
      </Button>
    </Popover>
  );
}
