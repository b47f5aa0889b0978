import type { ParameterView } from '../../../contract/policy.ts';
import { ScrollPane } from '../../ui/scroll-pane.tsx';
import { Cite } from './cite.tsx';
import { PackInForce } from './pack-faces.tsx';
import styles from './policy.module.css';

/** A parameter's value with its unit: `6900 元`. */
export function figureOf({ said }: ParameterView): string {
  return said;
}

/** The figures of the pack in force, each as its document writes it, with its standing and its clause. */
export function Parameters() {
  return (
    <PackInForce>
      {({ parameters }) => (
        <ScrollPane className={styles.pane} label="参数表">
          <table className={styles.table}>
            <caption className="visually-hidden">生效的参数</caption>
            <thead>
              <tr>
                <th scope="col">参数</th>
                <th scope="col" className={styles.figure}>
                  数值
                </th>
                <th scope="col">依据</th>
                <th scope="col">文件怎么说这个数</th>
                <th scope="col">从哪天起</th>
                <th scope="col">出自哪一层</th>
              </tr>
            </thead>
            <tbody>
              {parameters.map((parameter) => (
                <tr key={parameter.name}>
                  <th scope="row">
                    {parameter.label} <code className={styles.cel}>{parameter.name}</code>
                  </th>
                  <td className={styles.figure}>{figureOf(parameter)}</td>
                  <td>
                    <Cite cites={parameter.cites} />
                  </td>
                  <td>{parameter.standing ?? '—'}</td>
                  <td>{parameter.from}</td>
                  <td>{parameter.layer}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
      )}
    </PackInForce>
  );
}
