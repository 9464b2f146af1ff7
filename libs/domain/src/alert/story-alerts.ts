import type { StoryRule } from '../custody/stories/story'
import type { AlertRuleInfo } from './alert'

/** What cannot be true of a cylinder, and the two homes of a copied code. */
export type StoryAlertRule = StoryRule | 'CYL_TWIN_HERE'

type Draft = Omit<AlertRuleInfo, 'code' | 'unverified' | 'foldsUnder'> & { unverified: true }

const DESIGN = '本系统设计的比对规则，没有法规条文对应，未核实'

export const STORY_ALERTS: Record<StoryAlertRule, Draft> = {
  CYL_TWIN: {
    kind: 'alarm',
    title: '疑似套码：一个码两只瓶',
    grade: 'A',
    actor: 'office',
    endsWhen: '确认套码后两只瓶都收回、旧码停用；或查明有一条是误读；或迟到的记录作出了解释',
    basis: `《特种设备安全法》第三十三条（一瓶一登记）；${DESIGN}`,
    unverified: true,
  },
  CYL_TOO_FAST: {
    kind: 'alarm',
    title: '移动过快，记录不可能为真',
    grade: 'B',
    actor: 'office',
    endsWhen: '报送企业更正时间或地点，或标明误读',
    basis: DESIGN,
    unverified: true,
  },
  CYL_NEVER_DELIVERED: {
    kind: 'alarm',
    title: '在用瓶没有配送记录',
    grade: 'B',
    actor: 'street',
    endsWhen: '企业补报配送，或查明来源后换走',
    basis: `溯源链：每只在用瓶都应有送达记录（DB4114/T 185-2023，参照）；${DESIGN}`,
    unverified: true,
  },
  CYL_NEVER_FILLED: {
    kind: 'alarm',
    title: '配送企业没有充装过这只瓶',
    grade: 'B',
    actor: 'office',
    endsWhen: '企业补报充装，或说明代充关系，或查实后移交',
    basis: `《城镇燃气管理条例》第十八条（不得销售非自有气瓶充装的燃气）；${DESIGN}`,
    unverified: true,
  },
  CYL_STOCKPILE: {
    kind: 'alarm',
    title: '不该有瓶的地方在囤瓶',
    grade: 'A',
    actor: 'street',
    endsWhen: '到场核实，多余的瓶由企业收回；或补登用户、恢复在用',
    basis: DESIGN,
    unverified: true,
  },
  CYL_QUIET: {
    kind: 'alarm',
    title: '气瓶长期没有消息',
    grade: 'C',
    actor: 'company',
    endsWhen: '企业报送下落，或入户核瓶看到这只瓶',
    basis: DESIGN,
    unverified: true,
  },
  CYL_TWIN_HERE: {
    kind: 'alarm',
    title: '套码瓶待收回',
    grade: 'A',
    actor: 'inspector',
    endsWhen: '到户核对钢印，企业收回这只瓶，旧码停用',
    basis: `《特种设备安全法》第三十三条；${DESIGN}`,
    unverified: true,
  },
}

type Params = Readonly<Record<string, string | number>>

/** The reason is written by the rule itself, see `custody/stories`. */
export const storyAlertWords = (rule: StoryAlertRule, { reason, code, confirmed }: Params): string => {
  if (rule === 'CYL_TWIN_HERE') return `这里的瓶 ${code} 与别处的一只瓶同码，已确认套码：请核对钢印，联系企业收回`
  return confirmed === 1 ? `已确认套码，两只瓶都要收回：${reason}` : String(reason)
}

export const isStoryAlert = (rule: string): rule is StoryAlertRule => rule in STORY_ALERTS
