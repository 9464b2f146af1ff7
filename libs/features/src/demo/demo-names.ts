import type { Random } from './random'

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const LAST = [...'甲乙丙丁戊己庚辛']
const TRADES = ['小馆', '面馆', '早点铺', '饺子馆', '火锅店', '烧烤店', '家常菜', '小吃店', '粥铺', '砂锅店']
const OTHERS = ['便利店', '洗衣店', '社区食堂', '养老服务站', '修理铺']

/** 张示范甲: at a glance nobody's name. */
export const personName = (random: Random): string => `${random.pick(SURNAMES)}示范${random.pick(LAST)}`

export const cateringName = (random: Random, number: number): string => `示范${number}号${random.pick(TRADES)}`
export const otherName = (random: Random, number: number): string => `示范${number}号${random.pick(OTHERS)}`

/** 199 0000 0001 … : a block of numbers that reads as invented. */
export const phoneOf = (number: number): string => `1990000${String(number).padStart(4, '0')}`
