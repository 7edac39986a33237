import type { RoomState } from '#shared/governance/roomState'
import type { MemberId } from '#shared/protocol/ids'
import { glanceAt } from '#shared/protocol/glanceAt'

type Members = RoomState['members']

const known = new WeakMap<Members, ReadonlySet<MemberId>>()

/** Members whose name can be taken for one that another member bears, or has borne. Looked at once for the same members. */
export const doublesAmong = ({ members }: Pick<RoomState, 'members'>): ReadonlySet<MemberId> => {
  const doubles = known.get(members) ?? lookForDoubles(members)
  known.set(members, doubles)
  return doubles
}

const lookForDoubles = (members: Members): ReadonlySet<MemberId> => {
  const bearers = new Map<string, Set<MemberId>>()
  for (const { id, name, earlier = [] } of members.values())
    for (const one of [name, ...earlier.map((before) => before.name)]) {
      const glance = glanceAt(one)
      bearers.set(glance, (bearers.get(glance) ?? new Set()).add(id))
    }
  const isDouble = (name: string): boolean => (bearers.get(glanceAt(name))?.size ?? 0) > 1
  return new Set([...members.values()].flatMap(({ id, name }) => (isDouble(name) ? [id] : [])))
}
