import { App, Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { problemWords } from '../../api/problem'
import { useAct } from '../../api/use-api'
import { csvOf, download } from '../../format/csv'
import type { Import, ImportKind } from './types'

const PLACE: Record<ImportKind, { to: string; name: string } | null> = {
  areas: null,
  premises: { to: '/premises', name: '看用气场所' },
  accounts: { to: '/accounts', name: '看账号' },
  cylinders: { to: '/cylinders', name: '看气瓶' },
}

/** What can be done now, and why. */
export function ImportActions({ batch }: { batch: Import }) {
  const { status, kind } = batch
  if (status === 'applied') return <Applied batch={batch} />
  const isReady = status === 'ready'
  const isNews = batch.created + batch.changed > 0
  return (
    <div className='import-actions'>
      {isReady && isNews ? <Apply batch={batch} /> : null}
      {status === 'refused' || status === 'unreadable' || status === 'discarded' || status === 'failed' ? (
        <Link to={`/import?kind=${kind}`}>
          <Button type='primary'>改好后重新上传</Button>
        </Link>
      ) : null}
      {status === 'stale' || status === 'refused' || (status === 'failed' && !batch.isEmptied) ? (
        <Again batch={batch} />
      ) : null}
      {status === 'discarded' ? null : <Discard batch={batch} />}
    </div>
  )
}

export function useStep() {
  const { message } = App.useApp()
  return (work: Promise<unknown>, done: string) =>
    work.then(
      () => void message.success(done),
      (error: unknown) => void message.error(problemWords(error), 6),
    )
}

function Apply({ batch: { id, planHash, created, changed } }: { batch: Import }) {
  const act = useAct('POST /api/v1/imports/:id/apply')
  const step = useStep()
  const words = [created ? `新增 ${created}` : '', changed ? `变更 ${changed}` : ''].filter(Boolean).join('、')
  return (
    <Popconfirm
      title={`确认导入：${words}`}
      description='写入后不能整份撤回；单条可在各自的页面更正。'
      okText='导入'
      cancelText='再看看'
      onConfirm={() => step(act.mutateAsync({ params: { id }, body: { planHash: planHash ?? '' } }), '开始导入')}
    >
      <Button type='primary' size='large' loading={act.isPending}>
        导入（{words}）
      </Button>
    </Popconfirm>
  )
}

function Again({ batch: { id } }: { batch: Import }) {
  const act = useAct('POST /api/v1/imports/:id/preview')
  const step = useStep()
  return (
    <Button
      loading={act.isPending}
      onClick={() => void step(act.mutateAsync({ params: { id }, body: {} }), '正在重新核对')}
    >
      重新预览
    </Button>
  )
}

function Discard({ batch: { id } }: { batch: Import }) {
  const act = useAct('DELETE /api/v1/imports/:id')
  const step = useStep()
  return (
    <Popconfirm
      title='放弃这份文件？'
      description='服务器上的文件和预览立即删除，登记不受影响。'
      okText='放弃'
      cancelText='留着'
      onConfirm={() => step(act.mutateAsync({ params: { id } }), '已放弃')}
    >
      <Button loading={act.isPending}>放弃</Button>
    </Popconfirm>
  )
}

function Applied({ batch }: { batch: Import }): ReactNode {
  const place = PLACE[batch.kind]
  return (
    <div className='import-actions'>
      {place ? (
        <Link to={place.to}>
          <Button type='primary'>{place.name}</Button>
        </Link>
      ) : null}
      {batch.kind === 'accounts' ? <Passwords batch={batch} /> : null}
      <Link to='/import'>
        <Button>再导入一份</Button>
      </Link>
    </div>
  )
}

/** To whoever brought the list in, for a day. */
function Passwords({ batch: { id } }: { batch: Import }) {
  const { message } = App.useApp()
  const act = useAct('POST /api/v1/imports/:id/passwords')
  async function take() {
    try {
      const { items } = await act.mutateAsync({ params: { id } })
      if (items.length === 0) return message.info('没有可下载的初始密码：名单自带密码、不是您导入的，或已超过一天')
      const rows = items.map(({ username, name, password }) => [username, name, password])
      return download('初始密码.csv', csvOf(['账号', '姓名', '初始密码'], rows))
    } catch (error) {
      return message.error(problemWords(error))
    }
  }
  return (
    <Button loading={act.isPending} onClick={() => void take()}>
      下载初始密码（一天内）
    </Button>
  )
}
