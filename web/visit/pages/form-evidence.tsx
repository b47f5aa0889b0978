import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { MOST_PHOTOS } from '../../../contract/visit-limits.ts';
import type { Draft } from '../form/draft.ts';
import type { Picture } from '../outbox/entry.ts';
import { keepPicture, readPicture } from '../outbox/outbox.ts';
import { PhotoButton } from '../parts/photo-button.tsx';
import { PlaceField } from '../parts/place-field.tsx';
import { SignaturePad } from '../parts/signature-pad.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useOpened } from './opened.ts';
import { faultOf, type StepProps } from './step-props.ts';

/** Photos, the place, the farmer's signature. */
export function EvidenceStep({ draft, change, faults }: StepProps) {
  const { device } = useOpened();
  const { photos } = draft;
  const addPhoto = async (bytes: Uint8Array<ArrayBuffer>) => {
    const picture = await keepPicture(device, 'visitPhoto', bytes);
    change((now) => ({ ...now, photos: [...now.photos, picture] }));
  };
  const removePhoto = async (id: string) => {
    change((now) => ({ ...now, photos: now.photos.filter((each) => each.id !== id) }));
  };
  return (
    <>
      {photos.length > 0 && (
        <ul className="photos">
          {photos.map((photo, at) => (
            <li key={photo.id}>
              <Thumbnail picture={photo} label={`第 ${at + 1} 张照片`} />
              <button type="button" className="button" onClick={() => removePhoto(photo.id)}>
                删掉
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST_PHOTOS && (
        <PhotoButton
          label={photos.length === 0 ? '拍照片' : `再拍一张（已有 ${photos.length} 张）`}
          onPhoto={addPhoto}
        />
      )}
      <PlaceField
        place={draft.place}
        wrong={faultOf(faults, 'place')}
        onPlace={(place) => change((now) => ({ ...now, place }))}
      />
      {draft.answers.homeState === '有人在家' && <Signature {...{ draft, change, faults }} />}
    </>
  );
}

function Signature({ draft, change, faults }: Pick<StepProps, 'draft' | 'change' | 'faults'>) {
  const { device } = useOpened();
  const sign = async (bytes: Uint8Array<ArrayBuffer>) => {
    const signature = await keepPicture(device, 'signature', bytes);
    change((now) => ({ ...now, signature, noSignature: null }));
  };
  if (draft.signature) {
    return (
      <div className="question">
        <p className="label">农户签字</p>
        <Thumbnail picture={draft.signature} label="农户签字" />
        <button type="button" className="button" onClick={() => change((now): Draft => ({ ...now, signature: null }))}>
          重新签
        </button>
      </div>
    );
  }
  return (
    <>
      <SignaturePad label="农户签字" onSigned={sign} />
      <TextField
        label="不能签的原因"
        value={draft.noSignature ?? ''}
        maxLength={100}
        wrong={faultOf(faults, 'signature')}
        onChange={(text) => change((now) => ({ ...now, noSignature: text || null }))}
      />
    </>
  );
}

/** A sealed picture, opened for as long as it is looked at. */
function Thumbnail({ picture: { id, kind }, label }: { picture: Picture; label: string }) {
  const { device } = useOpened();
  const bytes = useQuery({
    queryKey: ['picture', id],
    queryFn: async () => (await readPicture(device, id)) ?? null,
    gcTime: 0,
  }).data;
  const address = useMemo(
    () => bytes && URL.createObjectURL(new Blob([bytes], { type: kind === 'signature' ? 'image/png' : 'image/jpeg' })),
    [bytes, kind],
  );
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  return address ? <img className="thumbnail" src={address} alt={label} /> : null;
}
