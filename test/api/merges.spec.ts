import { mergeCandidateTests } from './merge-candidates.body'
import { mergeCardTests } from './merge-cards.body'
import { mergeTests } from './merges.body'

describe('entries that look alike on SQLite', () => mergeCandidateTests(async () => ({})))
describe('two entries of one place on SQLite', () => mergeTests(async () => ({})))
describe('two cards of one bottle on SQLite', () => mergeCardTests(async () => ({})))
