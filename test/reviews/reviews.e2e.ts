import { mariaDbStore } from '../persistence/stores'
import { reviewTests } from './reviews'

describe('the sweep over MariaDB', () => reviewTests(mariaDbStore, 8))
