import type { RoomState } from '#shared/governance/roomState'
import type { DeviceId, InvitationId } from '#shared/protocol/ids'
import type { TurnedAwayView } from './views'

/** A line as it is kept: `about` is a device, an invitation, or ''. */
type Line = {
  readonly is: Exclude<TurnedAwayView['is'], 'uses' | 'capacity'>
  readonly about: string
  readonly first: number
  readonly last: number
  readonly times: number
}

const nameOf = ({ standings, members, former, invitations }: RoomState, about: string): string => {
  const standing = standings.get(about as DeviceId)
  if (standing) return standing.name
  const by = invitations.get(about as InvitationId)?.by
  return (by && (members.get(by)?.name ?? former.get(by)?.name)) ?? ''
}

/**
 * What organisers are told of what was turned away, latest first; and of what the ledger itself says came about in two
 * places at once.
 */
export const turnedAwayView = (state: RoomState, lines: readonly Line[]): readonly TurnedAwayView[] => [
  ...state.excesses.map((excess): TurnedAwayView =>
    excess.of === 'uses'
      ? { is: 'uses', name: nameOf(state, excess.invitation), most: excess.most, are: excess.are }
      : { is: 'capacity', most: excess.most, are: excess.are },
  ),
  ...[...lines]
    .sort((a, b) => b.last - a.last)
    .map(({ is, about, first, last, times }): TurnedAwayView => ({
      is,
      name: nameOf(state, about),
      first,
      last,
      times,
    })),
]
