import { storedCell, useCell } from '@/state/store'
import { phoneStorage } from '@/storage/phone-storage'

export const largeType = storedCell(phoneStorage, 'large-type', false)

export const useLargeType = () => useCell(largeType)
