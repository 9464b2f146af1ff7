import { gridRecordTests } from './grid-records.body'
import { gridTests } from './grids.body'
import { referralTests } from './referrals.body'

describe('grids and people on SQLite', () => gridTests(async () => ({})))
describe('records when a border moves, on SQLite', () => gridRecordTests(async () => ({})))
describe('matters handed to departments on SQLite', () => referralTests(async () => ({})))
