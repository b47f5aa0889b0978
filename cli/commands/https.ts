import { localCertificate } from '../../server/https/certificates.ts';
import { operatorActor } from '../../server/rights/actor.ts';
import { writeAudit } from '../../server/rights/audit.ts';
import { perform } from '../../server/rights/work.ts';
import { type Command, optionOf } from '../command.ts';

/** The local certificate as it stands now. */
interface LocalCertificate {
  names: readonly string[];
  validTo: string;
  /** SHA-256 of the authority, to be read out to who installs it. */
  fingerprint: string;
}

export const https: Command = {
  name: 'https',
  usage: '[--names 域名或IP,…]',
  values: ['names'],
  words: [0, 0],
  run: async (program, args): Promise<LocalCertificate> => {
    const asked = optionOf(args, 'names')?.split(',');
    const { names, validTo, authority } = await localCertificate(program.dataDir, program.clock.now(), asked);
    const fingerprint = authority?.fingerprint ?? '';
    await perform(program, operatorActor(), (work) =>
      writeAudit(work, { act: 'operator.https', details: { names: [...names], fingerprint } }),
    );
    return { names, validTo, fingerprint };
  },
  say: ({ names, validTo, fingerprint }: LocalCertificate) =>
    [
      `证书可用于：${names.join('、')}，到 ${validTo.slice(0, 10)}，到期前自动续。`,
      `签发者指纹（SHA-256）：${fingerprint}`,
      '用 HTTPS_PORT=8443 启动程序；每台手机打开 http://服务器地址:端口/visit/certificate，核对指纹后装一次证书。',
    ].join('\n'),
};
