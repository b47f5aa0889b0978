import { useMemo } from 'react';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { areaTree } from '../area-tree.ts';
import { useAreas } from './administration-data.ts';
import styles from './system.module.css';

interface AreaFieldProps {
  label: string;
  hint: string;
  value: string | undefined;
  wrong: string | undefined;
  onChange: (code: string | undefined) => void;
}

/** Chooses an area of the administrator's office, of every county in it. */
export function AreaField({ label, hint, value, wrong, onChange }: AreaFieldProps) {
  const { data } = useAreas();
  const areas = useMemo(() => areaTree(data?.areas ?? []), [data]);
  return (
    <FormField label={label} required hint={hint} wrong={wrong}>
      {({ id }) => (
        <div className={styles.picker}>
          <AreaPicker
            id={id}
            areas={areas}
            onChange={onChange}
            placeholder="请选择"
            {...(value !== undefined && { value })}
          />
        </div>
      )}
    </FormField>
  );
}
