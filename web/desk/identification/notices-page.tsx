import { Button } from 'antd';
import { Link } from 'react-router';
import { EmptyFace, ErrorFace, LoadingFace } from '../../ui/faces.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Section } from '../../ui/section.tsx';
import { useCounty } from '../area-tree.ts';
import { useReader } from '../session.ts';
import { AnnouncementForm } from './announcement-form.tsx';
import { useNotices } from './case-data.ts';
import styles from './identification.module.css';
import { NoticePaper } from './notice-paper.tsx';

function Notices() {
  const notices = useNotices();
  if (notices.error !== null) return <ErrorFace problem={notices.error} onRetry={notices.refetch} />;
  if (notices.data === undefined) return <LoadingFace label="公示" />;
  if (notices.data.notices.length === 0) {
    return (
      <EmptyFace
        title="现在没有正在公示的名单"
        whatToDo="民主评议通过以后，在案件页点“开始公示”，名单就会出现在这里，可以打印张贴。"
      />
    );
  }
  return notices.data.notices.map((notice) => (
    <NoticePaper
      key={`${notice.village}-${notice.startedOn}-${notice.reviewedOn}-${notice.reviewedBy}`}
      notice={notice}
    />
  ));
}

/** 公示和公告: the lists that hang now, to be printed; the announcement of what the county decided. */
export function NoticesPage() {
  const county = useCounty();
  const { may } = useReader();
  return (
    <>
      <p className={styles.back} data-screen-only>
        <Link to={`/${county}/identification`}>‹ 监测对象</Link>
      </p>
      <PageHead
        screenOnly
        title="公示和公告"
        note="公示只列户主姓名、村民小组、人口数和类别；证件号码、电话、病情不会出现在上面。"
        actions={<Button onClick={() => window.print()}>打印本页公示</Button>}
      />
      <Notices />
      {may.includes('case.act') && (
        <div data-screen-only>
          <Section title="公告" note="区级审定纳入的名单，按审定日期">
            <AnnouncementForm />
          </Section>
        </div>
      )}
    </>
  );
}
