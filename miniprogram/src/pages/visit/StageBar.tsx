import { View } from '@tarojs/components'
import { STAGE_LABEL, type Stage } from './stages'

interface StageBarProps {
  stages: readonly Stage[]
  stage: Stage
  onPick: (stage: Stage) => void
}

export function StageBar({ stages, stage, onPick }: StageBarProps) {
  return (
    <View className='tabs tabs--stages'>
      {stages.map((one) => (
        <View
          key={one}
          id={`stage-${one}`}
          className={one === stage ? 'tabs__one tabs__one--on' : 'tabs__one'}
          onClick={() => onPick(one)}
        >
          {STAGE_LABEL[one]}
        </View>
      ))}
    </View>
  )
}
