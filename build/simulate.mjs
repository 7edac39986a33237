// `npm run simulate -- --seeds N` runs N fresh schedules on all cores; `--seed S` replays one, `--only 3,8` those steps of it.
import { runSources } from './runSources.mjs'

runSources('simulate', 'The simulation could not be built.')
