import { createChannel } from '#shared/mesh/channel'
import { createLink } from '#shared/mesh/link'
import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { DeviceId } from '#shared/protocol/ids'
import { createDataPipe } from '../support/dataPipe'
import { createCable } from '../support/fakeLinks'
import { passing } from '../support/passing'
import { linkContract } from './link.contract'

const devices = ['A'.repeat(43) as DeviceId, 'I'.repeat(43) as DeviceId] as const
const [own, other] = devices

linkContract('of the simulation', () => {
  const clock: FakeClock = createFakeClock()
  const { ends, cut, stall } = createCable({ clock, a: own, b: other, delay: () => 5 })
  return { ends, devices, pass: passing(clock), cut: () => cut('lost'), stall }
})

linkContract('over a data channel', () => {
  const clock: FakeClock = createFakeClock()
  const { ends, cut, stall } = createDataPipe(clock, 5)
  const [left, right] = ends
  const link = (data: typeof left, device: DeviceId) => createLink(createChannel(data), device, clock)
  return { ends: [link(left, other), link(right, own)], devices, pass: passing(clock), cut, stall }
})
