import { useState } from 'react'
import { Btn, Card, Field } from '@/components/parts'
import { say } from '@/routes'
import { joinByCode } from '@/visit/joint'
import type { StageProps } from './stages'

/** A colleague is 主责 here and tells his code; the place is on this phone. */
export function JoinPart({ draft, change, go }: StageProps) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  function join() {
    const joined = joinByCode(draft, typed)
    if (!joined) return say('联合检查码是 6 位字母数字，请看主责手机上的码')
    change(() => joined)
    go('check')
  }
  if (!open) {
    return (
      <Btn id='join-open' small kind='quiet' onTap={() => setOpen(true)}>
        同事在主责？加入联合检查
      </Btn>
    )
  }
  return (
    <Card title='加入同事的联合检查'>
      <Field id='join-code' label='主责手机上的 6 位码' value={typed} placeholder='如 7K3M9Q' onChange={setTyped} />
      <Btn id='join' kind='primary' off={!typed.trim()} onTap={join}>
        加入
      </Btn>
    </Card>
  )
}
