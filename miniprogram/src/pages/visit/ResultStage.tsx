import { currentChecklist, type Finding, findingWords, GRADE_LABEL } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useEffect, useMemo } from 'react'
import { Btn, Card, Field, Notice, Tag } from '@/components/parts'
import { GRADE_TONE } from '@/state/words'
import { contentOf } from '@/visit/content'
import { problemsOf } from '@/visit/joint'
import { thingName } from '@/visit/things'
import type { StageProps } from './stages'

const now = () => new Date().toISOString()

/** 给住户看结果: what was found, what to do now, by when; only then anybody signs. */
export function ResultStage({ draft, change, go }: StageProps) {
  useEffect(() => change((before) => ({ ...before, shownAt: now() })), [change])
  const { content } = useMemo(() => contentOf(draft, draft.shownAt ?? now()), [draft])
  const problems = problemsOf(draft, content).filter(({ path }) => !path.startsWith('content.signing'))
  return (
    <View>
      {problems.length ? (
        <Notice id='gaps' tone='amber'>
          <Text className='strong'>还差 {problems.length} 处，补上才能签字</Text>
          {problems.slice(0, 8).map((problem) => (
            <Text key={problem.path + problem.message} className='plain'>
              · {problem.message}
            </Text>
          ))}
          <Btn id='mend' small onTap={() => go(problems.some(({ item }) => item) ? 'check' : 'count')}>
            去补上
          </Btn>
        </Notice>
      ) : (
        <Notice id='result-head' tone={content.findings.length ? 'amber' : 'green'}>
          <Text className='strong'>
            {content.findings.length
              ? `查出 ${content.findings.length} 处问题，请给住户看`
              : '✓ 未查出问题，请给住户看'}
          </Text>
        </Notice>
      )}
      {content.findings.map((finding) => (
        <FindingCard key={finding.item + finding.thing.id} finding={finding} name={thingName(draft, finding.thing)} />
      ))}
      <Card title='要补充的话（可不填）'>
        <Field
          id='note'
          label='写给下次来的人看'
          value={draft.note}
          onChange={(note) => change((before) => ({ ...before, note }))}
        />
      </Card>
      <Text className='muted'>检查免费，不推销任何产品。</Text>
      <Btn id='to-sign' kind='primary' off={problems.length > 0} onTap={() => go('sign')}>
        住户看过了，去签字
      </Btn>
    </View>
  )
}

function FindingCard({ finding, name }: { finding: Finding; name: string }) {
  const words = findingWords(finding, currentChecklist())
  return (
    <Card
      id={`finding-${finding.item}`}
      title={words.title}
      aside={<Tag tone={GRADE_TONE[finding.grade]}>{GRADE_LABEL[finding.grade]}</Tag>}
    >
      <Text className='muted'>{name}</Text>
      <Text className='plain'>现在：{words.measure}</Text>
      <Text className='plain'>整改：{words.remedy}</Text>
      <Text className='strong'>{words.deadline}</Text>
    </Card>
  )
}
