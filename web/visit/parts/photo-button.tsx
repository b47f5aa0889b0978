import { type ChangeEvent, useState } from 'react';

/** The longest side of a photo that is sent, pixels: enough to read a page of a booklet. */
const LONGEST = 1600;

interface PhotoButtonProps {
  label: string;
  onPhoto: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

/** Takes a photo and draws it anew, smaller: place, time and the phone's name that cameras write into files stay behind. */
export function PhotoButton({ label, onPhoto }: PhotoButtonProps) {
  const [state, setState] = useState<'ready' | 'busy' | 'unreadable' | 'unkept'>('ready');
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const file = input.files?.[0];
    if (!file) return;
    setState('busy');
    const bytes = await redrawn(file).catch(() => undefined);
    input.value = '';
    if (bytes === undefined) return setState('unreadable');
    await onPhoto(bytes).then(
      () => setState('ready'),
      () => setState('unkept'),
    );
  };
  return (
    <div className="question">
      <label className="button button-wide">
        {state === 'busy' ? '正在处理照片…' : label}
        <input
          className="visually-hidden"
          type="file"
          accept="image/*"
          capture="environment"
          disabled={state === 'busy'}
          onChange={take}
        />
      </label>
      <p className="wrong" role="alert">
        {state === 'unreadable' && '这张照片打不开。请重新拍一张。'}
        {state === 'unkept' && '手机存不下了，这张没有存好。请清理手机的空间再拍。'}
      </p>
    </div>
  );
}

async function redrawn(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return bytesOf(canvas, 'image/jpeg');
}

/** The picture on a canvas as a file's bytes. Rejects when the browser cannot make one. */
export async function bytesOf(canvas: HTMLCanvasElement, type: 'image/jpeg' | 'image/png') {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.8));
  if (blob === null) throw new Error('canvas gives no picture');
  return new Uint8Array(await blob.arrayBuffer());
}
