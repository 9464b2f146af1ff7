import { rosterTests } from './roster.body'

describe("A district's own roster on SQLite", () => {
  rosterTests(async () => '')
})
