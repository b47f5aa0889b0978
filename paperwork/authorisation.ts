import { type WordBlock, writeWordPaper } from './word-document.ts';

/** 数据比对承诺授权书 (LZ 一(一)4(1)–(2)) of one household, before it is signed. */
export type AuthorisationForm = {
  readonly township: string;
  readonly village: string;
  readonly villageGroup: string;
  readonly householdNo: string;
  readonly headName: string;
  /** Who has the comparison made: 清河县乡村振兴局; and with whom: 民政部门. */
  readonly agency: string;
  readonly partner: string;
  /** Members of age on the day it is printed. `idNumber` as the reader may see it; empty leaves room to write. */
  readonly adults: readonly { readonly name: string; readonly relation: string; readonly idNumber: string }[];
};

// Own default: LZ names the paper and who compares, not the items. A signature covers only what is written out.
const comparedData = [
  '户籍、婚姻和死亡登记信息',
  '低保、特困供养、临时救助等社会救助信息',
  '社会保险、医疗保障和就业、务工收入信息',
  '不动产、机动车（船）登记信息',
  '市场主体登记、财政供养人员信息',
  '存款、理财、证券等金融资产信息',
];

const columns = [
  { label: '姓名', width: 14 },
  { label: '与户主关系', width: 20 },
  { label: '居民身份证号码', width: 31 },
  { label: '签字（手印）', width: 21 },
  { label: '日期', width: 14 },
];

function paragraph(text: string): WordBlock {
  return { kind: 'paragraph', text };
}

function blocksOf(form: AuthorisationForm): WordBlock[] {
  const items = comparedData.map((item, i) => `${i + 1}.${item}`).join('；');
  return [
    {
      kind: 'line',
      text: `户主：${form.headName}　户编号：${form.householdNo}　住址：${form.township}${form.village}${form.villageGroup}`,
    },
    paragraph(`为配合开展防止返贫监测对象识别认定，本户承诺并授权如下：`),
    paragraph(
      '一、承诺。所提供的家庭基本信息、风险信息和收支信息真实、准确、完整，没有隐瞒和虚报；家庭情况发生变化的，及时告知村民委员会。',
    ),
    paragraph(`二、授权比对的信息。${items}。`),
    paragraph(
      `三、用途和方式。授权${form.agency}协调${form.partner}等部门查询、比对上述信息，比对结果反馈给镇（新区）、村，只用于本户监测对象的识别认定、帮扶和风险消除，不作他用，不予公开。经手人员对知悉的信息负有保密义务。`,
    ),
    paragraph(
      '四、期限。自签字之日起，至识别认定结束时止；纳入监测的，至风险消除时止。授权可以书面撤回，撤回前已经进行的比对不受影响。',
    ),
    {
      kind: 'table',
      columns,
      rowHeight: 10,
      rows: form.adults.map((adult) => [adult.name, adult.relation, adult.idNumber, '', '']),
    },
    {
      kind: 'note',
      text: '注：由年满18周岁的家庭成员逐人签字；由他人代签的，注明代签人姓名和关系。未签本授权书的，不进行资产信息比对。',
    },
    { kind: 'line', text: '入户人员签字：　　　　　　　　　　日期：　　　　年　　月　　日' },
  ];
}

/** The form to be signed by every adult of the household before any comparison of assets, as Word, on one sheet. */
export function writeAuthorisation(form: AuthorisationForm): Promise<Uint8Array> {
  return writeWordPaper({
    title: '数据比对承诺授权书',
    unit: form.agency,
    blocks: blocksOf(form),
    bodySize: 28,
  });
}
