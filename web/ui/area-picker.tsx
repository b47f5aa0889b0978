import { TreeSelect } from 'antd';
import { type ReactNode, useId } from 'react';
import { type AreaLevel, areaLevelNames } from '../../domain/areas.ts';
import styles from './area-picker.module.css';

/** An area with what lies in it, as far as the reader may see. */
export interface AreaChoice {
  /** 12 digits. */
  code: string;
  name: string;
  level: AreaLevel;
  children?: readonly AreaChoice[];
}

interface TreeChoice {
  value: string;
  name: string;
  title: ReactNode;
  children?: TreeChoice[];
}

function choiceOf(area: AreaChoice): TreeChoice {
  const children = area.children ?? [];
  return {
    value: area.code,
    name: area.name,
    title: (
      <>
        {area.name} <span className={styles.level}>{areaLevelNames[area.level]}</span>
      </>
    ),
    ...(children.length > 0 ? { children: children.map(choiceOf) } : {}),
  };
}

interface AreaPickerProps {
  areas: readonly AreaChoice[];
  /** The code of the chosen area. */
  value?: string;
  onChange: (code: string | undefined) => void;
  id?: string;
  placeholder?: string;
}

/** Picks one area from the tree, by opening it or by typing part of a name or code. */
export function AreaPicker({ areas, value, onChange, id, placeholder = '全部' }: AreaPickerProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const only = areas.length === 1 ? areas[0]?.code : undefined;
  return (
    <TreeSelect<string | undefined, TreeChoice>
      id={inputId}
      className={styles.picker}
      value={value === '' ? undefined : value}
      onChange={onChange}
      treeData={areas.map(choiceOf)}
      treeNodeLabelProp="name"
      treeDefaultExpandedKeys={only === undefined ? [] : [only]}
      allowClear
      placeholder={placeholder}
      popupMatchSelectWidth={280}
      // The input's aria-controls names this element; Ant Design leaves it out of a tree's popup.
      popupRender={(tree) => <div id={`${inputId}_list`}>{tree}</div>}
      showSearch={{ filterTreeNode: (text, node) => node.name.includes(text) || String(node.value).startsWith(text) }}
    />
  );
}
