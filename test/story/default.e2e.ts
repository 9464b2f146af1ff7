import { storyTests } from './story.body'

describe('From scan to household on the default storage, one process', () => storyTests(async () => ({})))
