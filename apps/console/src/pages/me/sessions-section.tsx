import { App, Button, Table, type TableColumnsType } from 'antd'
import { problemWords } from '../../api/problem'
import { useAct } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import type { Security } from './types'

type Row = Security['sessions'][number]

const COLUMNS: TableColumnsType<Row> = [
  { key: 'device', title: '设备', render: (_, { device }) => device ?? '未知设备' },
  { key: 'createdAt', title: '登录时间', width: 160, render: (_, { createdAt }) => momentWords(createdAt) },
  { key: 'lastSeenAt', title: '最近使用', width: 160, render: (_, { lastSeenAt }) => momentWords(lastSeenAt) },
  {
    key: 'end',
    title: '',
    width: 110,
    render: (_, row) => (row.current ? <Chip tone='green'>当前</Chip> : <End row={row} />),
  },
]

export function SessionsSection({ security }: { security: Security }) {
  return (
    <Section title='登录的地方' note='不认识的，请结束它并修改密码'>
      <Table size='small' rowKey='id' columns={COLUMNS} dataSource={security.sessions} pagination={false} />
    </Section>
  )
}

function End({ row }: { row: Row }) {
  const { message } = App.useApp()
  const act = useAct('DELETE /api/v1/me/sessions/:id')
  const press = () =>
    act.mutateAsync({ params: { id: row.id } }).then(
      () => message.success('已结束'),
      (error: unknown) => message.error(problemWords(error)),
    )
  return (
    <Button size='small' danger loading={act.isPending} onClick={press}>
      结束登录
    </Button>
  )
}
