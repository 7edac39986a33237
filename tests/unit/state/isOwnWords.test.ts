import type { RoomState, Standing } from '#shared/governance/roomState'
import type { DeviceId, MemberId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { isOwnWords } from '../../../renderer/state/isOwnWords'

const device = (name: string): DeviceId => name as DeviceId
const of = (member: string, isActive = true) => ({ member: member as MemberId, isActive }) as Standing
const [anna, idris] = [of('anna'), of('idris')]
const state: Pick<RoomState, 'standings'> = {
  standings: new Map([
    [device('desk'), anna],
    [device('bag'), anna],
    [device('idris'), idris],
    [device('left'), of('carmen', false)],
    [device('left too'), of('carmen', false)],
  ]),
}

test('words are shown as their author’s only if one of their devices wrote them', () => {
  expect(isOwnWords(state, device('desk'), device('desk'))).toBe(true)
  expect(isOwnWords(state, device('desk'), device('bag'))).toBe(true)
  expect(isOwnWords(state, device('desk'), device('idris'))).toBe(false)
})

test('of who is a member no more too', () => {
  expect(isOwnWords(state, device('left'), device('left too'))).toBe(true)
  expect(isOwnWords(state, device('left'), device('desk'))).toBe(false)
})

test('two devices that are nobody’s do not speak for each other', () => {
  expect(isOwnWords(state, device('gone'), device('gone'))).toBe(true)
  expect(isOwnWords(state, device('gone'), device('also gone'))).toBe(false)
  expect(isOwnWords(state, device('gone'), device('desk'))).toBe(false)
})
