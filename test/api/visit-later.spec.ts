import { correctionTests } from './visit-corrections.body'
import { jointTests } from './visit-joint.body'
import { paperTests } from './visit-paper.body'
import { visitRevealTests } from './visit-reveals.body'

describe('补录 on SQLite', () => paperTests(async () => ''))
describe('更正 on SQLite', () => correctionTests(async () => ''))
describe('查看检查记录 on SQLite', () => visitRevealTests(async () => ''))
describe('联合检查 on SQLite', () => jointTests(async () => ''))
