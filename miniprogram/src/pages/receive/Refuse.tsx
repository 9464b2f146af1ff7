import type { ResponseOf } from '@app/contract'
import { newId, REFUSAL_REASON_LABEL, REFUSAL_REASONS, type RefusalReason } from '@app/domain'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Btn, Card, Choice, Notice } from '@/components/parts'
import { call } from '@/routes'
import { api } from '@/state/api'

type Receipt = ResponseOf<'POST /api/v1/household/refusals'>
export interface Home {
  id: string
  address: string
}

const REASONS = REFUSAL_REASONS.map((value) => ({ value, label: REFUSAL_REASON_LABEL[value] }))

/** 拒收: why, and it is told at once. Pressed twice it is one refusal. */
export function Refuse({ code, homes, likely }: { code: string | null; homes: Home[]; likely?: RefusalReason }) {
  const [actionId] = useState(newId)
  const [premisesId, setPremisesId] = useState(homes[0]?.id ?? '')
  const [reason, setReason] = useState<RefusalReason | undefined>(likely)
  const [receipt, setReceipt] = useState<Receipt>()
  const [trouble, setTrouble] = useState('')

  function send() {
    if (!reason) return setTrouble('请选一个原因')
    setTrouble('')
    api('POST /api/v1/household/refusals', { body: { actionId, premisesId, code, reason } }).then(
      setReceipt,
      (error: Error) => setTrouble(`${error.message}。没有发出去，请再按一次，或直接打电话给气站`),
    )
  }

  if (receipt) return <Told receipt={receipt} />
  return (
    <Card id='refuse' title='为什么不收'>
      {homes.length > 1 ? (
        <Choice
          id='refuse-home'
          column
          options={homes.map(({ id, address }) => ({ value: id, label: address }))}
          value={premisesId}
          onPick={setPremisesId}
        />
      ) : null}
      <Choice id='reason' column options={REASONS} value={reason} onPick={setReason} />
      {trouble ? (
        <Notice id='refuse-trouble' tone='amber'>
          {trouble}
        </Notice>
      ) : null}
      <Btn id='send-refusal' kind='danger' onTap={send}>
        不收这只瓶，告诉气站
      </Btn>
    </Card>
  )
}

function Told({ receipt: { message, companyPhone } }: { receipt: Receipt }) {
  return (
    <Card id='refused' title='已经告诉他们了'>
      <Text className='receive__why'>{message}。</Text>
      {companyPhone ? (
        <Btn id='call-company' kind='primary' onTap={() => call(companyPhone)}>
          打电话给气站 {companyPhone}
        </Btn>
      ) : null}
    </Card>
  )
}
