import { Button, Modal } from 'antd';
import styles from './two-versions.module.css';

/** One field where two edits differ. */
export interface VersionDifference {
  label: string;
  mine: string;
  theirs: string;
}

interface TwoVersionsProps {
  /** Who saved meanwhile and when, in words. */
  theirs: string;
  differences: readonly VersionDifference[];
  /** Drop what I typed and go on from the saved version. */
  onTakeTheirs: () => void;
  /** Send mine again, now knowing theirs. Undefined: the act itself is no longer possible. */
  onKeepMine?: () => void;
}

/** Somebody saved meanwhile: both versions side by side, and the person decides. */
export function TwoVersions({ theirs, differences, onTakeTheirs, onKeepMine }: TwoVersionsProps) {
  return (
    <Modal
      open
      closable={false}
      title="您填写期间，别人已经改过"
      footer={
        <>
          <Button onClick={onTakeTheirs}>用现在的</Button>
          {onKeepMine !== undefined && (
            <Button type="primary" onClick={onKeepMine}>
              仍按我的保存
            </Button>
          )}
        </>
      }
    >
      <p>{theirs}。请对照后决定，没有丢失任何一方的内容。</p>
      {differences.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">您填的</th>
              <th scope="col">现在的</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={difference.label}>
                <th scope="row">{difference.label}</th>
                <td>{difference.mine}</td>
                <td>{difference.theirs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
