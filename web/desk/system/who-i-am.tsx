import { type AreaLevel, areaLevelNames } from '../../../domain/areas.ts';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { useReader } from '../session.ts';

/** Who the reader is, where, and whom to ask for more. */
export function WhoIAm() {
  const { name, displayName, roleLabel, area, counties, today } = useReader();
  const level = areaLevelNames[area.level as AreaLevel];
  return (
    <Section title="我的账号" note="要换角色或区划，找安全管理员；忘了密码，找系统管理员">
      <Facts
        lines={[
          { label: '姓名', value: displayName },
          { label: '用户名', value: name },
          { label: '角色', value: roleLabel },
          { label: '区划', value: [area.name, level].filter(Boolean).join(' · ') },
          { label: '可看的县', value: counties.map((county) => county.name).join('、') || '没有' },
          { label: '服务器日期', value: today },
        ]}
      />
    </Section>
  );
}
