import { reportLimitTest, reportTests } from './reports.body'

describe('举报 and 随手报 on SQLite', () => reportTests(async () => ({})))
reportLimitTest()
