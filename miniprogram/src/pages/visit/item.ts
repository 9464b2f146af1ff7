import type { ItemToAnswer } from '@app/domain'
import type { StageProps } from './stages'

export interface ItemProps extends Pick<StageProps, 'draft' | 'change'> {
  question: ItemToAnswer
}

/** Ids of controls: item code and thing, since an item is asked once per bottle. */
export const idOf = ({ item, thing }: ItemToAnswer) => `${item.code}-${thing.id}`
