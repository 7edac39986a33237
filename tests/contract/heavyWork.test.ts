import { workHere } from '#shared/sync/workHere'
import { afterAll } from 'vitest'
import { callsTo, serveCalls } from '../../renderer/workers/calls'
import { workElsewhere } from '../../renderer/workers/workElsewhere'
import { heavyWorkContract } from './heavyWork.contract'

const never = new Promise<never>(() => undefined)
const { port1, port2 } = new MessageChannel()
for (const port of [port1, port2]) port.start()
afterAll(() => port1.close())
serveCalls(port2, async () => workHere)

heavyWorkContract('in the page', workHere)
heavyWorkContract('in a worker', workElsewhere(callsTo(port1, never), never))
