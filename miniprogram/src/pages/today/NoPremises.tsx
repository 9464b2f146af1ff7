import { Text } from '@tarojs/components'
import { Line } from '@/components/parts'
import { go } from '@/routes'

/** An empty grid is no fault: the two ways on, and nothing to tick off every day. */
export function NoPremises() {
  return (
    <>
      <Text id='no-premises' className='muted'>
        本格暂无登记用户，今天没有要上门的。
      </Text>
      <Line
        id='way-report'
        first
        title='看到有人在用瓶装气？'
        note='没登记的店、路边的瓶，拍下来随手报'
        more='随手报 ›'
        onTap={go.report}
      />
      <Line
        id='way-cover'
        title='替同事代班'
        note='社区网格长安排后，同事的用户会出现在这里'
        more='我的网格 ›'
        onTap={go.grids}
      />
    </>
  )
}
