import { BOTTLE_PRESENCE_LABEL, BOTTLE_USE_LABEL } from '@app/domain'
import { Link } from 'react-router'
import { Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import type { Content } from './types'

export function Bottles({ content }: { content: Content }) {
  return (
    <Section title='核瓶' note={content.bottles.length ? `${content.bottles.length} 只` : null}>
      {content.bottles.length ? (
        <ul className='plain'>
          {content.bottles.map((bottle, index) => (
            <li key={bottle.cylinderId}>
              <Link to={`/cylinders/${bottle.cylinderId}`} className='code'>
                {bottle.scannedCode ?? `气瓶${index + 1}`}
              </Link>{' '}
              {BOTTLE_PRESENCE_LABEL[bottle.presence]}
              {bottle.use ? ` · ${BOTTLE_USE_LABEL[bottle.use]}` : ''}
              {bottle.registered ? '' : ' · 未登记'}
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>没有核瓶</Nothing>
      )}
    </Section>
  )
}
