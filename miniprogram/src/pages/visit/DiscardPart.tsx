import Taro from '@tarojs/taro'
import { Btn } from '@/components/parts'
import { sure } from '@/routes'
import { drafts } from '@/state/drafts'

/** A visit begun at the wrong door, or left lying for days. */
export function DiscardPart({ draftId }: { draftId: string }) {
  async function discard() {
    if (!(await sure('这次填的内容会从手机里删掉，不能恢复。'))) return
    drafts.remove(draftId)
    void Taro.navigateBack()
  }
  return (
    <Btn id='discard' kind='quiet' onTap={() => void discard()}>
      放弃这份检查单
    </Btn>
  )
}
