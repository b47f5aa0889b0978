import { Button } from 'antd';
import { Link } from 'react-router';
import { EmptyFace } from '../ui/faces.tsx';

/** An address that is no page. */
export function NotFoundPage() {
  return (
    <EmptyFace
      title="没有这个页面"
      whatToDo="地址可能写错了，或者这一页已经换了地方。"
      action={<Link to="/">回到第一页</Link>}
    />
  );
}

/** The page itself broke, or its part could not be loaded after an upgrade. */
export function StumblePage() {
  return (
    <EmptyFace
      title="这一页没能显示出来"
      whatToDo="可能是程序刚升级，或网络断了一下。刷新后一般会好；多次出现请告诉系统管理员。已提交的内容不受影响。"
      action={<Button onClick={() => window.location.reload()}>刷新</Button>}
    />
  );
}
