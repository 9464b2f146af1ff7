import type { LeakReport } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { Btn, Card, Choice } from '@/components/parts'
import { call } from '@/routes'
import type { StageProps } from './stages'

const FIRE_SERVICE = '119'
const DONE: readonly { key: 'valveClosed' | 'ventilated' | 'everyoneOut'; label: string }[] = [
  { key: 'valveClosed', label: '关阀' },
  { key: 'ventilated', label: '开窗' },
  { key: 'everyoneOut', label: '人都到室外' },
]

/** A leak is no form: three things to do, then the telephone, then three taps for the record. */
export function LeakPart({ draft, change, go }: StageProps) {
  const { leak } = draft
  if (!leak) return null
  const set = (part: Partial<LeakReport>) =>
    change((before) => ({ ...before, leak: before.leak && { ...before.leak, ...part } }))
  function dial() {
    set({ calledAt: new Date().toISOString() })
    call(FIRE_SERVICE)
  }
  return (
    <Card id='leak-part' title='险情撤离'>
      <Btn id='leak-call' kind='danger' onTap={dial}>
        人在室外了，拨打 {FIRE_SERVICE}
      </Btn>
      {DONE.map(({ key, label }) => (
        <View key={key}>
          <Text className='plain'>{label}</Text>
          <Choice
            id={`leak-${key}`}
            options={[
              { value: 'yes', label: '做了', tone: 'green' },
              { value: 'no', label: '没做成', tone: 'red' },
            ]}
            value={leak[key] ? 'yes' : 'no'}
            onPick={(value: 'yes' | 'no') => set({ [key]: value === 'yes' })}
          />
        </View>
      ))}
      <Btn id='leak-submit' kind='primary' onTap={() => go('sign')}>
        上报险情
      </Btn>
    </Card>
  )
}
