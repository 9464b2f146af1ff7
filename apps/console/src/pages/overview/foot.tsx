import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { copyText } from '../../format/clipboard'
import { download } from '../../format/csv'
import { fullMoment } from '../../format/time'
import { briefOf } from './brief'
import { streetsCsv } from './streets'
import type { Overview } from './types'

export function Foot({ overview, areaName }: { overview: Overview; areaName: string }) {
  const { message } = App.useApp()
  async function copy() {
    try {
      await copyText(briefOf(overview, areaName))
      message.success('今日简报已复制，可直接粘贴')
    } catch {
      message.error('浏览器没有允许复制，请改用导出')
    }
  }
  return (
    <footer className='overview-foot'>
      <p>
        数据截至 <b>{fullMoment(overview.asOf)}</b>
        <span className='muted' title={overview.definition}>
          口径：{overview.definition}
        </span>
      </p>
      <Button icon={<CopyOutlined />} type='primary' onClick={() => void copy()}>
        复制今日简报
      </Button>
      <Button
        icon={<DownloadOutlined />}
        onClick={() => download(`街道表-${overview.date}.csv`, streetsCsv(overview.streets))}
      >
        导出
      </Button>
    </footer>
  )
}
