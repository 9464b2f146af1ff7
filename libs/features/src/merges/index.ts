export * from './cylinder-merge.service'
export * from './duplicate.service'
export * from './merges.module'
export * from './premises-merge.service'
