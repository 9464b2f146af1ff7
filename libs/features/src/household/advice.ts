import type { Category, Colour } from '@app/domain'

export interface Advice {
  title: string
  text: string
}

const ALWAYS: readonly Advice[] = [
  { title: '用完关阀', text: '每次用完先关瓶阀，再关灶具；睡前、出门前再看一遍。' },
  { title: '闻到气味', text: '关瓶阀、开门窗、人离开；不开关电器，到室外再打电话。' },
]

const BY_CATEGORY: Record<Category, Advice> = {
  gas: { title: '只买正规气', text: '向有牌照的气站买气，留好票据；来路不明的瓶装气不要收。' },
  cylinder: { title: '看好气瓶', text: '瓶要直立，离灶具半米以上，不放卧室和地下室；不倒瓶、不加热、不倒残液。' },
  valve: { title: '检查减压阀', text: '减压阀用满年限就换，拧紧后用肥皂水试，不冒泡才算好。' },
  hose: { title: '检查软管', text: '软管不超过两米，不穿墙、不接三通；发硬、开裂、松动就换，两头要有卡箍。' },
  stove: { title: '检查灶具', text: '灶具要有熄火保护，从购买日起用满八年就换。' },
  detector: { title: '报警器要通电', text: '报警器离地三十厘米以内，常年通电，每月按一次测试键。' },
  place: { title: '保持通风', text: '用气的地方要通风，不住人、不堆易燃物，不与其他火源同处一室。' },
  management: { title: '有人会处置', text: '店里每个人都要会关阀、会用灭火器，知道出事先关阀再离开。' },
}

const CYLINDER_RED: Advice = {
  title: '有气瓶要停用',
  text: '红色的气瓶请马上关阀停用，打电话给气站换瓶，不要自己处理。',
}

/** Advice that fits what was found, then what is true for everybody. */
export function adviceFor(categories: Iterable<Category>, colours: Iterable<Colour>): Advice[] {
  const red = [...colours].includes('red') ? [CYLINDER_RED] : []
  return [...red, ...[...new Set(categories)].map((category) => BY_CATEGORY[category]), ...ALWAYS]
}
