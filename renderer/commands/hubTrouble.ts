import type { Signalling } from '#shared/ports/signalling.port'
import { Problem } from '#shared/protocol/problem'

/**
 * What keeps this machine from finding others at its own hub and at those of `hubs` (`host:port`), or undefined if
 * nothing is known to. Of several hubs one that answers is enough, or one that was found in this network.
 */
export const hubTrouble = (
  { status, bridges, nearby }: Pick<Signalling, 'status' | 'bridges' | 'nearby'>,
  hubs: readonly string[],
): Problem | undefined => {
  if (status === 'strange') return new Problem('hub-strange', 'the own hub')
  if (status === 'unreachable' || status === 'refused') return new Problem('hub-unreachable', 'the own hub')
  if (nearby.machines > 0) return undefined
  const states = hubs.map((hub) => bridges.get(hub)).filter((state) => state !== undefined)
  if (states.length === 0 || states.some((state) => state === 'connecting' || state === 'connected')) return undefined
  return new Problem(states.includes('strange') ? 'hub-strange' : 'hub-unreachable', hubs.join(', '))
}
