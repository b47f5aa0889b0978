import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { LARGEST_DOCUMENT, type StoredDocument } from '../../../contract/documents.ts';
import { FormField } from '../../ui/form-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { UploadBox } from '../../ui/upload-box.tsx';
import { sendFile } from '../api.ts';
import { useCounty } from '../area-tree.ts';
import { newCommandId } from '../command-id.ts';

const endings = ['.pdf', '.jpg', '.jpeg', '.png'];

interface ScanFieldProps {
  label: string;
  household: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** A scan or photo of the signed paper; it is kept sealed, without its file name. */
export function ScanField({ label, household, value, onChange }: ScanFieldProps) {
  const county = useCounty();
  const upload = useMutation({
    mutationFn: ({ file, id }: { file: File; id: string }) =>
      sendFile<StoredDocument>(`/counties/${county}/documents`, file, id, { household, kind: 'authorisation' }),
    onSuccess: ({ id }) => onChange(id),
  });
  return (
    <FormField label={label} hint="签好字的纸拍照或扫描。不带文件名保存，加密存放。">
      {() => (
        <>
          {value === undefined ? (
            <UploadBox
              label="扫描件或照片"
              endings={endings}
              maxMegabytes={LARGEST_DOCUMENT / 1024 / 1024}
              busy={upload.isPending}
              onFile={(file) => upload.mutate({ file, id: newCommandId() })}
            />
          ) : (
            <p>
              已上传。{' '}
              <Button type="link" size="small" onClick={() => onChange(undefined)}>
                换一份
              </Button>
            </p>
          )}
          {upload.error !== null && <ProblemAlert problem={upload.error} />}
        </>
      )}
    </FormField>
  );
}
