import type { ResponseOf } from '@app/contract'
import { View } from '@tarojs/components'
import { Btn } from '@/components/parts'
import { go, say } from '@/routes'
import { drafts, useDrafts } from '@/state/drafts'
import type { Account } from '@/state/session'
import { premisesOf } from '@/state/today'
import { addBottle, bottleByCode, setPresence, setUse } from '@/visit/bottles'
import type { VisitDraft } from '@/visit/draft'

type Cylinder = NonNullable<ResponseOf<'GET /api/v1/scan'>['cylinder']>

function knownFrom({ id = '', code, model, madeOn = null, nextTestOn = null, lastTestOn = null }: Cylinder) {
  return { id, code, dates: { model, madeOn, nextTestOn, lastTestOn, designLifeYears: null } }
}

/** 计入本户 · 已换走: a card changes nothing by itself; it does when a visit is under way. */
export function BottleActions({ cylinder, account }: { cylinder: Cylinder; account: Account }) {
  const under = useDrafts().filter((draft) => draft.outcome === 'completed')
  const home = cylinder.premisesId ? premisesOf(account.id, cylinder.premisesId) : undefined
  return (
    <View>
      {under.map((draft) => (
        <InVisit key={draft.id} draft={draft} cylinder={cylinder} />
      ))}
      {home && !under.some((draft) => draft.premises.id === home.id) ? (
        <Btn id='visit-home' kind='primary' onTap={() => go.visit({ premisesId: home.id })}>
          检查这一户：{home.label}
        </Btn>
      ) : null}
      {cylinder.id && cylinder.status !== 'scrapped' ? (
        <Btn id='relabel' kind='quiet' onTap={() => go.relabel({ id: cylinder.id as string, code: cylinder.code })}>
          标签脱落、看不清？贴新标签
        </Btn>
      ) : null}
    </View>
  )
}

function InVisit({ draft, cylinder }: { draft: VisitDraft; cylinder: Cylinder }) {
  const counted = bottleByCode(draft, cylinder.code)
  function count() {
    const change = counted
      ? setUse(counted.cylinderId, counted.use ?? 'in_use')
      : addBottle(cylinder.code, knownFrom(cylinder))
    drafts.save(change(draft))
    say(`已计入 ${draft.premises.label}`)
    go.visit({ draftId: draft.id })
  }
  function gone() {
    if (!counted) return
    drafts.save(setPresence(counted.cylinderId, 'swapped')(draft))
    go.visit({ draftId: draft.id })
  }
  return (
    <View>
      <Btn id={`count-into-${draft.id}`} kind='primary' onTap={count}>
        计入正在检查的 {draft.premises.label}
      </Btn>
      {counted ? (
        <Btn id={`swapped-${draft.id}`} onTap={gone}>
          这只已换走
        </Btn>
      ) : null}
    </View>
  )
}
