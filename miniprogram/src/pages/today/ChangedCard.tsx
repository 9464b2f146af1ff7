import { useState } from 'react'
import { Card, Line } from '@/components/parts'
import type { TodayPremises } from '@/state/today'
import { phoneStorage } from '@/storage/phone-storage'
import { VisitLine } from './VisitLine'

const READ_KEY = 'changes-read'

interface Read {
  date: string
  ids: string[]
}

/** 有变化: opening one is reading it; there is nothing to click for the record. */
export function ChangedCard({ date, premises }: { date: string; premises: TodayPremises[] }) {
  const stored = phoneStorage.get<Read>(READ_KEY)
  const [read, setRead] = useState<string[]>(stored?.date === date ? stored.ids : [])
  if (!premises.length) return null
  const unread = premises.filter((one) => !read.includes(one.id)).length
  const markRead = (id: string) => {
    const ids = [...new Set([...read, id])]
    phoneStorage.set(READ_KEY, { date, ids } satisfies Read)
    setRead(ids)
  }
  return (
    <Card id='changes' title={`有变化 ${unread}`} aside='点开即已阅'>
      {premises.map((one, index) =>
        read.includes(one.id) ? (
          <VisitLine key={one.id} premises={one} first={index === 0} />
        ) : (
          <Line
            key={one.id}
            id={`change-${one.id}`}
            first={index === 0}
            title={one.label}
            note='点开看变化'
            more='展开 ▸'
            onTap={() => markRead(one.id)}
          />
        ),
      )}
    </Card>
  )
}
