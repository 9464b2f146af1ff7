import { View } from '@tarojs/components'
import { STAGE_LABEL, type Stage } from './stages'

interface StageBarProps {
  stages: readonly Stage[]
  stage: Stage
  onPick: (stage: Stage) => void
}

export function StageBar({ stages, stage, onPick }: StageBarProps) {
  return (
    <View className='tabs'>
      {stages.map((one, index) => (
        <View
          key={one}
          id={`stage-${one}`}
          className={one === stage ? 'tabs__one tabs__one--on' : 'tabs__one'}
          onClick={() => onPick(one)}
        >
          {index + 1} {STAGE_LABEL[one]}
        </View>
      ))}
    </View>
  )
}
