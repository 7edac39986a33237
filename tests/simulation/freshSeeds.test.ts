import { testFreshSeeds } from './fresh'

testFreshSeeds()
