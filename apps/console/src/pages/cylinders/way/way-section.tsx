import { Section } from '../../../ui/section'
import { Ready } from '../../../ui/states'
import type { CylinderDetail } from '../types'
import { Question } from './question'
import { Rounds } from './rounds'
import { Schematic } from './schematic'
import { useStories } from './stories'
import { useWay } from './use-way'
import { joined, whereWords } from './way'

/** 溯源: where it is and how it came there, in one look. */
export function WaySection({ cylinder: { id } }: { cylinder: CylinderDetail }) {
  const way = useWay(id)
  const first = way.data?.pages[0]
  return (
    <Section title='溯源' note={first ? `现在：${whereWords(first)}` : null} extra={<Question cylinderId={id} />}>
      <Ready query={way} rows={3}>
        {({ pages: [page] }) => (page ? <Schematic whereabouts={page} /> : null)}
      </Ready>
    </Section>
  )
}

/** Every step with who, from where to where, and both clocks. */
export function RoundsSection({ cylinder }: { cylinder: CylinderDetail }) {
  const way = useWay(cylinder.id)
  const stories = useStories(cylinder)
  return (
    <Section title='流转' note='从充装到回收为一轮，最近的在前'>
      <Ready query={way} rows={8}>
        {({ pages }) => (
          <Rounds
            steps={joined(pages)}
            stories={stories}
            isWhole={!way.hasNextPage}
            isLoading={way.isFetchingNextPage}
            more={() => void way.fetchNextPage()}
          />
        )}
      </Ready>
    </Section>
  )
}
