// `npm run fuzz -- --count N --seed S` hands N mutated inputs to all that takes something from outside, on all cores.
import { runSources } from './runSources.mjs'

runSources('fuzz', 'What mutates messages could not be built.')
