import { type PointerEvent, useRef, useState } from 'react';
import { colour } from '../../ui/tokens.ts';
import { bytesOf } from './photo-button.tsx';

interface SignaturePadProps {
  label: string;
  onSigned: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

const SIZE = { width: 640, height: 280 } as const;

/** A signature by finger. Who cannot draw has the reason field beside it. */
export function SignaturePad({ label, onSigned }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [strokes, setStrokes] = useState(0);
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, SIZE.width, SIZE.height);
    setStrokes(0);
  };
  const keep = async () => {
    if (canvas.current) await onSigned(await bytesOf(onPaper(canvas.current), 'image/png'));
  };
  return (
    <div className="question">
      <p className="label">{label}</p>
      <canvas
        ref={canvas}
        className="pad"
        {...SIZE}
        role="img"
        aria-label="签字区，用手指写"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event, true);
          setStrokes(strokes + 1);
        }}
        onPointerMove={(event) => event.buttons > 0 && draw(event, false)}
      />
      <div className="row">
        <button type="button" className="button" onClick={clear} disabled={strokes === 0}>
          重写
        </button>
        <button type="button" className="button button-strong" onClick={keep} disabled={strokes === 0}>
          签好了
        </button>
      </div>
    </div>
  );
}

function draw(event: PointerEvent<HTMLCanvasElement>, isStart: boolean): void {
  const { currentTarget, clientX, clientY } = event;
  const pen = currentTarget.getContext('2d');
  if (!pen) return;
  const box = currentTarget.getBoundingClientRect();
  const x = ((clientX - box.left) / box.width) * SIZE.width;
  const y = ((clientY - box.top) / box.height) * SIZE.height;
  Object.assign(pen, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: colour.ink });
  if (isStart) pen.beginPath();
  else {
    pen.lineTo(x, y);
    pen.stroke();
  }
  pen.moveTo(x, y);
}

function onPaper(drawn: HTMLCanvasElement): HTMLCanvasElement {
  const paper = document.createElement('canvas');
  Object.assign(paper, SIZE);
  const pen = paper.getContext('2d');
  if (pen) {
    pen.fillStyle = colour.surface;
    pen.fillRect(0, 0, SIZE.width, SIZE.height);
    pen.drawImage(drawn, 0, 0);
  }
  return paper;
}
