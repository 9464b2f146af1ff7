export * from './demo-district'
export * from './demo-seeder'
export * from './demo-story'
export * from './seed-ports'
