import { storyTests } from './stories.body'

describe('stories that cannot be true on SQLite', () => {
  storyTests(async () => '')
})
