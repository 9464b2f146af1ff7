import type { CalendarDate } from '../time/calendar'

export interface PrivacyNotice {
  version: string
  fromOn: CalendarDate
  title: string
  sections: readonly { heading: string; text: string }[]
}

const SECTIONS: PrivacyNotice['sections'] = [
  {
    heading: '谁在用',
    text: '区安全生产委员会办公室和各街道，为瓶装液化气的安全检查（法定职责），委托技术人员维护系统。',
  },
  {
    heading: '用什么',
    text: '住户：姓名、电话、地址、气瓶和灶具情况、检查照片、签字。网格员：姓名、工号、检查记录。照片自带的拍摄时间和地点加密保存。不采集人脸。',
  },
  {
    heading: '怎么用',
    text: '只用来约上门、查隐患、催整改、出事时联系您。平时姓名电话都打码；谁要看、要拨打，先写原因并留痕，您在“谁看过我的信息”里能查到。',
  },
  {
    heading: '给谁看',
    text: '管您这片的网格员、社区、街道和区安委办；隐患移交时给城管、市场监管或消防。气站看到的姓名电话是打码的。不卖、不推销。',
  },
  {
    heading: '放在哪、存多久',
    text: '加密存在境内。签字、照片存 3 年，搬走后姓名电话存 2 年，到期自动删除。',
  },
  {
    heading: '您的权利',
    text: '可以查看、更正，也可以申请删除。请找网格员或社区居委会，核对身份后办理；还有隐患没改好时暂不能删，会说明原因。',
  },
]

/** Since whoever comes to a door shows his face on the badge: a picture of him is kept, and nobody is recognised by it. */
const WITH_BADGE = SECTIONS.map((section) =>
  section.heading === '用什么'
    ? {
        ...section,
        text: '住户：姓名、电话、地址、气瓶和灶具情况、检查照片、签字。上门人员：姓名、工号、证件照、检查记录。照片自带的拍摄时间和地点加密保存。不采集住户人脸，不做人脸识别。',
      }
    : section,
)

/**
 * 隐私告知 (个人信息保护法第17、35条): a duty laid down by law needs no consent, but whoever is concerned must be told.
 * A published version never changes; a new one is put at the end and is shown to everybody again.
 */
export const PRIVACY_NOTICES: readonly PrivacyNotice[] = [
  {
    version: '2026-1',
    fromOn: '2026-11-22',
    title: '个人信息告知',
    sections: SECTIONS,
  },
  { version: '2026-2', fromOn: '2026-11-23', title: '个人信息告知', sections: WITH_BADGE },
]

export const currentPrivacyNotice = (): PrivacyNotice => PRIVACY_NOTICES[PRIVACY_NOTICES.length - 1] as PrivacyNotice
