import { type Static, Type } from 'typebox';
import { closed, uuid } from './visit-schemas.ts';

/**
 * `POST /visit/devices` → `DeviceContact`. The device's id is the command's id. A device that a restored server no longer
 * knows registers again under its own id and brings its share, under which its outbox is sealed.
 */
export const RegisterDevice = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60, title: '设备名称', examples: ['张文的手机'] }),
    share: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$', title: '手机还留着的那一半密钥' })),
  },
  closed,
);
export type RegisterDeviceInput = Static<typeof RegisterDevice>;

/**
 * `POST /visit/devices/:device/contact` with `{}` → `DeviceContact`: the share again, a new term.
 * Only the owner. Problems: `deviceUnknown` (404: register again under the same id), `deviceWiped`.
 */
export interface DeviceContact {
  device: string;
  /** 32 random bytes, base64; the same at every contact. Never kept beyond `until`. */
  share: string;
  /** Instants, UTC ISO. At `until` the share and the households are dropped; the sealed outbox stays. */
  until: string;
  serverTime: string;
}

/** `POST /visit/devices/:device/wiped` with `{}` → `{}`: the phone says that everything is deleted. Once, after `deviceWiped`. */

/** `POST /visit/devices/:device/lost` → `DeviceRow`: by the owner, or by a system or security administrator. */
export const MarkDeviceLost = Type.Object(
  { reason: Type.String({ minLength: 2, maxLength: 200, title: '原因', examples: ['手机丢了'] }) },
  closed,
);

/** `GET /visit/devices` → `{ devices: DeviceRow[] }`: one's own; an administrator's: those of the office's accounts. */
export interface DeviceRow {
  device: string;
  name: string;
  account: string;
  accountName: string;
  areaName: string;
  registeredAt: string;
  contactAt: string;
  lostAt: string | null;
  /** When the phone said that it had deleted everything. */
  wipedAt: string | null;
  may: 'markLost'[];
}

/** `GET /visit/bundle?device=…`, `GET /visit/answers?device=…` */
export const OfDevice = Type.Object({ device: uuid('设备') }, closed);
