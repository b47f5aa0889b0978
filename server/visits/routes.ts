import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type DeviceContact, MarkDeviceLost, OfDevice, RegisterDevice } from '../../contract/visit-devices.ts';
import { SendPhoto, SubmitVisitForm } from '../../contract/visits.ts';
import { problem } from '../http/problem.ts';
import { command, question, type Route } from '../http/route.ts';
import { writeAudit } from '../rights/audit.ts';
import { getAnswer, listAnswers } from './answers.ts';
import { bundleJson } from './bundle.ts';
import { listDevices, markLost, recordContact, recordWiped, registerDevice, showContact } from './devices.ts';
import { receivePhoto } from './photos.ts';
import { reviewRoutes } from './review-routes.ts';
import { submitForm } from './submit.ts';

const OneDevice = Type.Object({ device: Type.String({ format: 'uuid' }) });
const Nothing = Type.Object({});

const deviceRoutes: readonly Route[] = [
  command({
    at: 'POST /visit/devices',
    may: 'visit.record',
    title: '登记入户用的手机；设备编号就是提交编号',
    body: RegisterDevice,
    act: async (work) => ({ device: await registerDevice(work, work.body) }),
    show: (work, { device }): Promise<DeviceContact> => showContact(work, device),
  }),
  command({
    at: 'POST /visit/devices/:device/contact',
    may: 'visit.record',
    title: '联系：再领一次密钥的一半，重新起算 72 小时',
    params: OneDevice,
    body: Nothing,
    act: async (work) => {
      await recordContact(work, work.params.device);
      return {};
    },
    show: (work): Promise<DeviceContact> => showContact(work, work.params.device),
  }),
  command({
    at: 'POST /visit/devices/:device/wiped',
    may: 'visit.record',
    title: '手机报告：已全部删除',
    params: OneDevice,
    body: Nothing,
    act: async (work) => {
      await recordWiped(work, work.params.device);
      return {};
    },
    show: async () => ({}),
  }),
  command({
    at: 'POST /visit/devices/:device/lost',
    may: 'device.lose',
    title: '登记手机丢失：下次联系时抹除',
    params: OneDevice,
    body: MarkDeviceLost,
    act: async (work) => {
      const { device } = work.params;
      await markLost(work, device);
      const { reason: why } = work.body;
      await writeAudit(work, { act: 'device.lost', objectKind: 'device', objectIds: [device], why });
      return {};
    },
    show: async (work) => {
      const [device] = await listDevices(work, work.params.device);
      if (!device) throw problem('deviceUnknown');
      return device;
    },
  }),
  question({
    at: 'GET /visit/devices',
    may: 'device.read',
    title: '入户用的手机',
    answer: async (work) => ({ devices: await listDevices(work) }),
  }),
];

/** What a phone asks and sends, then the township's side. */
export const visitRoutes: readonly Route[] = [
  ...deviceRoutes,
  question({
    at: 'GET /visit/bundle',
    may: 'visit.record',
    title: '我的农户：下载到手机',
    query: OfDevice,
    answer: async (work) => ({ json: await bundleJson(work, work.query.device) }),
  }),
  command({
    at: 'POST /visit/photos',
    may: 'visit.record',
    title: '传照片或签字（application/octet-stream，3 MB 以内）；照片编号就是提交编号',
    query: SendPhoto,
    body: Type.Unsafe<Readable>({}),
    act: (work) => receivePhoto(work, work.query, work.body),
    show: async (_work, { photo }) => ({ photo }),
  }),
  command({
    at: 'POST /visit/forms',
    may: 'visit.record',
    title: '提交入户排查登记，等镇里采纳；登记编号就是提交编号',
    body: SubmitVisitForm,
    act: (work) => submitForm(work, work.body),
    show: (work, { form }) => getAnswer(work, form),
  }),
  question({
    at: 'GET /visit/answers',
    may: 'visit.record',
    title: '我提交的登记办到哪一步',
    query: OfDevice,
    answer: async (work) => ({ answers: await listAnswers(work, work.query.device) }),
  }),
  ...reviewRoutes,
];
