import { archiveTests } from './archive.body'

describe('Backup and restore of the SQLite file', () => {
  archiveTests(async () => '')
})
