import { Drawer } from 'antd'
import { useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayBorder, mayStaff } from '../../shell/menu'
import { Facts, Section } from '../../ui/section'
import { Nothing, Ready } from '../../ui/states'
import { Chip } from '../../ui/tags'
import { useOpen } from '../../ui/use-open'
import { CloseGrid } from './close-grid'
import { EndHolder } from './end-holder'
import { HandOver } from './hand-over'
import { Assign, CoverFor } from './hold-forms'
import { MovePremises } from './move-premises'
import { NewGrid } from './new-grid'
import { Staffing } from './staffing'
import type { Grid, Holder } from './types'

export function Component() {
  const { code = '' } = useParams()
  const { close } = useOpen('/grids')
  const query = useApi('GET /api/v1/grids', { query: { area: code, limit: '1' } })
  const grid = query.data?.items.find((one) => one.code === code)
  return (
    <Drawer
      open
      onClose={close}
      size='min(680px, 100vw)'
      title={grid?.name ?? '网格'}
      footer={grid ? <Actions grid={grid} onClosed={close} /> : null}
      className='detail-drawer'
    >
      <Ready query={query}>{() => (grid ? <Detail grid={grid} /> : <Nothing>没有找到这个网格。</Nothing>)}</Ready>
    </Drawer>
  )
}

function Actions({ grid, onClosed }: { grid: Grid; onClosed(): void }) {
  const { role } = useAccount()
  return (
    <div className='actions'>
      {mayStaff(role) ? (
        <>
          <HandOver grid={grid} />
          <CoverFor grid={grid} />
          <Assign grid={grid} />
        </>
      ) : null}
      {mayBorder(role) ? <MovePremises grid={grid} /> : null}
      {mayBorder(role) || role === 'admin' ? (
        <>
          {grid.kind === 'grid' ? <NewGrid parent={grid} /> : null}
          {grid.premises === 0 ? <CloseGrid grid={grid} onClosed={onClosed} /> : null}
        </>
      ) : null}
    </div>
  )
}

function Detail({ grid }: { grid: Grid }) {
  return (
    <>
      <div className='detail-chips'>
        <Staffing grid={grid} />
      </div>
      <Facts
        items={[
          ['编码', grid.code],
          ['所属', grid.within],
          ['场所', `${grid.premises} 户`],
          ['设立', grid.fromOn ?? '建库以前'],
        ]}
      />
      <Section title='谁负责'>
        {grid.holders.length > 0 ? (
          <ul className='plain'>
            {grid.holders.map((holder) => (
              <HolderLine key={holder.id} holder={holder} />
            ))}
          </ul>
        ) : (
          <Nothing>还没有安排网格员。点下面的“安排网格员”。</Nothing>
        )}
      </Section>
      {grid.handovers.length > 0 ? (
        <Section title='交接' note='接手人在手机“我的”里确认'>
          <ul className='plain'>
            {grid.handovers.map(({ id, fromName, toName, fromOn }) => (
              <li key={id}>
                {fromName} 交给 {toName}，自 {fromOn} 起 <Chip tone='amber'>待确认</Chip>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

function HolderLine({ holder }: { holder: Holder }) {
  const { role } = useAccount()
  const { name, staffNo, kind, kindLabel, fromOn, toOn, active, now } = holder
  return (
    <li className='holder-line'>
      <b>{name}</b> <span className='muted'>{staffNo}</span>{' '}
      <Chip tone={kind === 'cover' ? 'amber' : 'accent'}>{kindLabel}</Chip> {fromOn} 至 {toOn ?? '今'}{' '}
      {active ? null : <Chip tone='red'>账号已停用</Chip>} {now ? null : <Chip>还没开始</Chip>}{' '}
      {mayStaff(role) ? <EndHolder holder={holder} /> : null}
    </li>
  )
}
