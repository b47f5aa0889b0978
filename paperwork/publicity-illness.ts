// 病 and 癌 alone cover 大病, 慢性病, 因病, 精神病, 肺癌…: a publicity has no use for them. 精神 alone would refuse 会议精神,
// 盲 alone 文盲 and 盲目, 炎 alone a name: those are taken only with what makes them a diagnosis.
const illnessPatterns = [
  '[病癌瘤瘫痨癫痴聋]|伤残|致残|残疾|肢残|智残|残障|重残|截肢',
  '精神(?!文明|面貌|文化|家园|风貌|力量|动力|生活)(?=病|分裂|障碍|残|异常|失常|疾|[一二三四]级|类|科|问题|不正常|失能|发育)',
  '(?:智力|视力|听力|言语|肢体|语言|发育|认知|多重)(?:障碍|残|低下|迟缓|丧失)|弱智|智障|脑瘫|唐氏|自闭|孤独症|抑郁|躁狂|双相',
  '(?:肝|肾|肺|脑|胃|肠|关节|胰腺|骨髓|脊髓|心肌|鼻|支气管|阑尾|胆囊|盆腔)炎|乙肝|丙肝|甲亢|甲减|结核|肝硬化|肝腹水',
  '尿毒|透析|肾衰|心衰|心梗|脑梗|脑出血|脑溢血|中风|偏枯|植物人|失能|半自理|不能自理',
  '化疗|放疗|手术|住院|移植|支架|搭桥|假肢|骨折|股骨头|椎间盘|静脉曲张',
  '血压|血糖|血栓|贫血|血友|红斑狼疮|尘肺|矽肺|哮喘|肺气肿|慢阻肺|艾滋|HIV|AIDS|梅毒|帕金森|阿尔茨海默|老年痴呆',
  '类风湿|强直性|风湿|痛风|渐冻|肌无力|肌萎缩|癔症|羊癫疯|失明|双目|目盲|盲人|眼盲|全盲|白内障|青光眼|哑巴|聋哑|瘸|跛|畸形|唇裂|先天性|恶性|晚期|流产|吸毒|戒毒|烧伤|烫伤',
];

const illness = new RegExp(illnessPatterns.join('|'), 'g');

/** Where a text names an illness, an injury or a disability, in indexes of that text. */
export function findIllness(text: string): { start: number; end: number }[] {
  return [...text.matchAll(illness)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
