export * from './demo-district'
export * from './demo-seeder'
