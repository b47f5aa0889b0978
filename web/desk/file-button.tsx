import { useMutation } from '@tanstack/react-query';
import { App, Button, type ButtonProps } from 'antd';
import { download, type Query } from './api.ts';

interface FileButtonProps extends Pick<ButtonProps, 'icon' | 'type' | 'size'> {
  /** After `/api`. */
  path: string;
  query?: Query;
  /** What the file is called where the server does not say. */
  otherwise: string;
  label: string;
}

/** A button that fetches a file and hands it to the browser; a refusal is told in words. */
export function FileButton({ path, query = {}, otherwise, label, ...look }: FileButtonProps) {
  const { modal } = App.useApp();
  const file = useMutation({
    mutationFn: () => download(path, query, otherwise),
    onError: (problem) => {
      modal.error({ title: '没有下载', content: problem.message });
    },
  });
  return (
    <Button {...look} loading={file.isPending} onClick={() => file.mutate()}>
      {label}
    </Button>
  );
}
