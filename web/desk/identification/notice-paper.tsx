import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { RunningNotice } from '../../../contract/notices.ts';
import { chineseDay } from '../../ui/instant.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { commandOf } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import styles from './identification.module.css';
import { usePrintedPaper } from './print-paper.ts';

function List({ households }: Pick<RunningNotice, 'households'>) {
  return (
    <table className={styles.list}>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">户主姓名</th>
          <th scope="col">村民小组</th>
          <th scope="col">家庭人口数</th>
          <th scope="col">拟纳入类别</th>
        </tr>
      </thead>
      <tbody>
        {households.map(({ household, name, villageGroup, memberCount, category }, place) => (
          <tr key={household}>
            <td>{place + 1}</td>
            <th scope="row">{name}</th>
            <td>{villageGroup}</td>
            <td>{memberCount}</td>
            <td>{category}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One list as it hangs on the board; prints as it stands, or as Word with the whole text and the place for the seal. */
export function NoticePaper({ notice }: { notice: RunningNotice }) {
  const county = useCounty();
  const { may } = useReader();
  const word = usePrintedPaper('公示.docx');
  const { village, villageName, townshipName, startedOn, mayEndOn, reviewedOn, reviewedBy, days, households } = notice;
  const persons = households.reduce((sum, { memberCount }) => sum + memberCount, 0);
  const make = () =>
    word.mutate(
      commandOf(`POST /counties/${county}/notices/${village}/document`, { startedOn, reviewedOn, reviewedBy }),
    );
  return (
    <article className={styles.notice} data-paper="portrait" aria-label={`${villageName}公示`}>
      {may.includes('case.act') && (
        <div className={styles.noticeTools} data-screen-only>
          <Button icon={<DownloadOutlined aria-hidden />} loading={word.isPending} onClick={make}>
            下载 Word
          </Button>
        </div>
      )}
      <h2 className={styles.noticeTitle}>防止返贫监测对象初选名单公示</h2>
      <p>
        {townshipName}
        {villageName}于{chineseDay(reviewedOn)}由{reviewedBy}民主评议，形成初选监测对象名单，共{households.length}户
        {persons}人。现在村、组内公示，接受群众监督。
      </p>
      <List households={households} />
      <p>
        公示时间：{chineseDay(startedOn)}至{chineseDay(mayEndOn)}，不少于{days}天。
      </p>
      <p>对名单有异议的，请在公示期内向村民委员会或{townshipName}人民政府反映。</p>
      {word.error !== null && <ProblemAlert problem={word.error} />}
    </article>
  );
}
