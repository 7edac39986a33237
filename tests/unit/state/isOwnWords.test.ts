import type { Member, RoomState } from '#shared/governance/roomState'
import type { DeviceId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { isOwnWords } from '../../../renderer/state/isOwnWords'

const device = (name: string): DeviceId => name as DeviceId
const [anna, idris] = [{ name: 'Anna' } as Member, { name: 'Idris' } as Member]
const state: Pick<RoomState, 'byDevice'> = {
  byDevice: new Map([
    [device('desk'), anna],
    [device('bag'), anna],
    [device('idris'), idris],
  ]),
}

test('words are shown as their author’s only if one of their devices wrote them', () => {
  expect(isOwnWords(state, device('desk'), device('desk'))).toBe(true)
  expect(isOwnWords(state, device('desk'), device('bag'))).toBe(true)
  expect(isOwnWords(state, device('desk'), device('idris'))).toBe(false)
})

test('two devices that are nobody’s any more do not speak for each other', () => {
  expect(isOwnWords(state, device('gone'), device('gone'))).toBe(true)
  expect(isOwnWords(state, device('gone'), device('also gone'))).toBe(false)
  expect(isOwnWords(state, device('gone'), device('desk'))).toBe(false)
})
