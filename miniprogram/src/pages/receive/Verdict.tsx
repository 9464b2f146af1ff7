import type { ResponseOf } from '@app/contract'
import { dateInShanghai, dateWords, monthWords } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { Card } from '@/components/parts'

type Scan = ResponseOf<'GET /api/v1/scan'>

const LOOK = {
  yes: { colour: 'green', sign: '✓', word: '可以收' },
  ask: { colour: 'amber', sign: '!', word: '先别收' },
  no: { colour: 'red', sign: '✕', word: '不要收' },
} as const

/** One sentence for somebody at his door, in letters that are read without glasses. */
export function Verdict({ card }: { card: Scan }) {
  const { colour, sign, word } = LOOK[card.delivery.accept]
  const [, why = card.delivery.sentence] = /^[^：]+：(.*)$/s.exec(card.delivery.sentence) ?? []
  return (
    <>
      <View id='verdict' className={`lamp lamp--${colour}`}>
        <Text className='lamp__sign'>{sign}</Text>
        <Text>{word}</Text>
      </View>
      <Card>
        <Text id='verdict-why' className='receive__why'>
          {why}
        </Text>
      </Card>
    </>
  )
}

/** What anybody may know: who filled it, when, how much gas, until when the test holds. */
export function PublicFacts({ card }: { card: Scan }) {
  const { filling, cylinder, code } = card
  const lines = [
    `瓶号 ${code}`,
    filling ? `充装 ${filling.companyName}` : '充装 没有记录',
    filling ? `日期 ${dateWords(dateInShanghai(filling.at))}` : null,
    filling?.netKg ? `装气 ${filling.netKg} 公斤` : null,
    cylinder?.nextTestOn ? `检验期到 ${monthWords(cylinder.nextTestOn)}` : '检验期 不详',
  ].filter((line) => line !== null)
  return (
    <Card id='public-facts'>
      {lines.map((line) => (
        <Text key={line} className='receive__fact'>
          {line}
        </Text>
      ))}
    </Card>
  )
}
