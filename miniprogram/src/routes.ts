import Taro from '@tarojs/taro'

const query = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')

const open = (page: string, values: Record<string, string | undefined> = {}) => {
  const given = query(values)
  void Taro.navigateTo({ url: `/pages/${page}/index${given ? `?${given}` : ''}` })
}

const tab = (page: string) => void Taro.switchTab({ url: `/pages/${page}/index` })

/** Every way from one page to another. */
export const go = {
  today: () => tab('today'),
  me: () => tab('me'),
  report: () => tab('report'),
  scan: () => tab('scan'),
  login: () => open('login'),
  receive: (code?: string) => open('receive', { code }),
  relabel: (given: { id: string; code: string }) => open('relabel', given),
  cylinder: (code: string) => open('cylinder', { code }),
  visit: (given: { draftId?: string; premisesId?: string; offer?: string; kind?: string; leak?: '1' }) =>
    open('visit', given),
  records: () => open('records'),
  outbox: () => open('outbox'),
  recheck: (given: { premisesId: string; hazardId: string }) => open('recheck', given),
  place: (premisesId: string) => open('place', { premisesId }),
  hazard: (given: { premisesId: string; hazardId: string }) => open('hazard', given),
  badge: () => open('badge'),
  verify: () => open('verify'),
  tell: (category?: string) => open('tell', { category }),
  follow: () => open('follow'),
  result: (id: string) => open('result', { id }),
  family: () => open('family'),
  leads: () => open('leads'),
  lead: (id: string) => open('lead', { id }),
  appointments: () => open('appointments'),
  password: () => open('password'),
  grids: () => open('grids'),
  handover: (id: string) => open('handover', { id }),
  leak: () => open('leak'),
  privacy: () => open('privacy'),
  looks: () => open('looks'),
}

/** A new step is read from its top. */
export function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}

export function say(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2500 })
}

export async function sure(content: string): Promise<boolean> {
  const answer = await Taro.showModal({ title: '请确认', content, confirmText: '确定', cancelText: '取消' })
  return answer.confirm
}

export function call(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => say(`请拨打 ${phoneNumber}`))
}

/** The number of a person: the dialer shows it, no page of ours does. */
export function dial(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => say('没有拨出，请再点一次拨打'))
}

/** WeChat hands query values over encoded, Taro's web router decoded. */
export function given(value: string | undefined): string {
  if (!value) return ''
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
