import { useState } from 'react';
import type { VisitPlace } from '../../../contract/visits.ts';
import { TextField } from './text-field.tsx';

interface PlaceFieldProps {
  place: VisitPlace | null;
  wrong: string | undefined;
  onPlace: (place: VisitPlace | null) => void;
}

const PATIENCE = 20_000;

/** Why a phone told no place (GeolocationPositionError.code 1–3). */
const REASONS = ['取不到位置', '没有允许定位', '没有定位信号', '等了太久没有定位'] as const;

function locate(onPlace: (place: VisitPlace) => void): void {
  if (!navigator.geolocation) {
    onPlace({ missing: '这台手机不能定位' });
    return;
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude, accuracy } }) =>
      onPlace({ latitude, longitude, accuracy: Math.min(Math.round(accuracy), 100_000) }),
    ({ code }) => onPlace({ missing: REASONS[code] ?? REASONS[0] }),
    { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
  );
}

/** Where the form was filled, or why that is not known. */
export function PlaceField({ place, wrong, onPlace }: PlaceFieldProps) {
  const [isBusy, setBusy] = useState(false);
  const take = () => {
    setBusy(true);
    locate((found) => {
      setBusy(false);
      onPlace(found);
    });
  };
  return (
    <section className="question" aria-label="地点">
      <p className="label">地点</p>
      <p className="hint" role="status">
        {place?.latitude !== undefined && `已取到位置，误差约 ${place.accuracy ?? 0} 米。`}
        {place?.missing !== undefined && '没有取到位置，原因写在下面，可以改。'}
      </p>
      <button type="button" className="button button-wide" disabled={isBusy} onClick={take}>
        {isBusy ? '正在定位…' : '取当前位置'}
      </button>
      {place?.latitude === undefined && (
        <TextField
          label="取不到的原因"
          value={place?.missing ?? ''}
          maxLength={100}
          wrong={wrong}
          onChange={(missing) => onPlace(missing === '' ? null : { missing })}
        />
      )}
    </section>
  );
}
