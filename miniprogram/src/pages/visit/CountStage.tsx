import { BOTTLE_USE_LABEL } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { Btn, Card, Notice } from '@/components/parts'
import { addBottle, bottleByCode, setUse, tally } from '@/visit/bottles'
import { BottleRow } from './BottleRow'
import { EquipmentPart } from './EquipmentPart'
import { registeredElsewhere } from './registered-elsewhere'
import type { StageProps } from './stages'

/** 核瓶: every bottle on the register is said to be here or not, every other one here is scanned in. */
export function CountStage({ draft, change, go }: StageProps) {
  const [scanning, setScanning] = useState(false)
  const [heard, setHeard] = useState('')
  const count = tally(draft.bottles)

  async function counted(code: string) {
    setScanning(false)
    const known = bottleByCode(draft, code)
    if (known) {
      change(setUse(known.cylinderId, known.use ?? 'in_use'))
      return setHeard(`✓ ${known.code} 在，记为${BOTTLE_USE_LABEL[known.use ?? 'in_use']}`)
    }
    change(addBottle(code, await registeredElsewhere(code)))
    setHeard(`! ${code} 不在本户登记里，已加入上面`)
  }

  return (
    <View>
      <Notice id='tally'>
        在用{count.in_use} 备用{count.spare} 空{count.empty}
        {count.open ? ` · 还有 ${count.open} 只没核` : ' · 都核过了'}
      </Notice>
      {draft.bottles.map((bottle) => (
        <BottleRow key={bottle.cylinderId} bottle={bottle} draft={draft} change={change} />
      ))}
      <Card title='再扫一只'>
        {heard ? <Notice id='heard'>{heard}</Notice> : null}
        {scanning ? (
          <CodeReader id='count' eager onCode={(code) => void counted(code)} />
        ) : (
          <Btn id='count-more' onTap={() => setScanning(true)}>
            扫码核瓶 / 加一只
          </Btn>
        )}
        <Text className='muted'>谁家送来的都要扫；几家送气很正常。</Text>
      </Card>
      <EquipmentPart draft={draft} change={change} />
      <Btn id='to-check' kind='primary' onTap={() => go('check')}>
        下一步：逐项检查
      </Btn>
    </View>
  )
}
