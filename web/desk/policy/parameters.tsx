import { useState } from 'react';
import type { LayerView, ParameterView } from '../../../contract/policy.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { Cite } from './cite.tsx';
import { FirstOfMany } from './first-of-many.tsx';
import { layerTitle, NO_FILTER, overriddenWords, passes } from './item-filter.ts';
import { ItemFilterBar } from './item-filter-bar.tsx';
import { type Pack, PackInForce } from './pack-faces.tsx';
import styles from './policy.module.css';

/** The figures and choices of the pack on a day: each as written, with its standing, its layer and what it overrides. */
export function Parameters() {
  return <PackInForce>{(pack) => <ParameterList pack={pack} />}</PackInForce>;
}

function ParameterList({ pack: { parameters, layers } }: { pack: Pack }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const found = parameters.filter((each) =>
    passes(filter, each, [each.label, each.name, each.said, each.standing ?? '', each.reading ?? '']),
  );
  return (
    <>
      <ItemFilterBar
        filter={filter}
        layers={layers}
        found={`${found.length} 个参数，共 ${parameters.length} 个`}
        onChange={setFilter}
      />
      <FirstOfMany key={JSON.stringify(filter)} items={found}>
        {(shown) => <ParameterTable parameters={shown} layers={layers} />}
      </FirstOfMany>
    </>
  );
}

function ParameterTable({
  parameters,
  layers,
}: {
  parameters: readonly ParameterView[];
  layers: readonly LayerView[];
}) {
  return (
    <ScrollPane className={styles.pane} label="参数表">
      <table className={styles.table}>
        <caption className="visually-hidden">这一天的参数</caption>
        <thead>
          <tr>
            <th scope="col">参数</th>
            <th scope="col">数值</th>
            <th scope="col">依据</th>
            <th scope="col">文件怎么说，怎样读</th>
            <th scope="col">从哪天起，出自哪一层</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter) => (
            <ParameterLine key={parameter.name} parameter={parameter} layers={layers} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function ParameterLine({ parameter, layers }: { parameter: ParameterView; layers: readonly LayerView[] }) {
  const { name, label, said, value, formula, cites, standing, reading, recorded, from, layer, overrides } = parameter;
  return (
    <tr>
      <th scope="row">
        {label} <code className={styles.cel}>{name}</code>
      </th>
      <td className={value === null ? styles.unknown : styles.value}>
        {said}
        {formula !== null && <span className={styles.quiet}>{formula}</span>}
        {recorded && <span className={styles.quiet}>只作记载，系统不据此判断</span>}
      </td>
      <td>
        <Cite cites={cites} />
      </td>
      <td className={styles.told}>
        {standing ?? (reading === null ? '—' : '')}
        {reading !== null && <span className={styles.quiet}>{reading}</span>}
      </td>
      <td className={styles.told}>
        {from} · {layerTitle(layers, layer)}
        {overrides.map((each) => (
          <span key={each.layer} className={styles.quiet}>
            压过 {overriddenWords(layers, each)}
          </span>
        ))}
      </td>
    </tr>
  );
}
