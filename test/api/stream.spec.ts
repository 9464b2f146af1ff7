import { streamTests } from './stream.body'

describe('Live changes on the default storage', () => streamTests(async () => ''))
