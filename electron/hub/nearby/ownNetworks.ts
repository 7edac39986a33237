import type { NetworkInterfaceInfo } from 'node:os'
import { networkInterfaces } from 'node:os'

/** One of this machine's own addresses, and how much of it is the network's. */
export type OwnNetwork = { readonly address: string; readonly netmask: string }

/** More than a machine has in use; containers and the like can have many. */
const MOST = 8

/** The IPv4 networks that this machine is in, beyond itself. One of a single address has no neighbours. */
export const ownNetworks = (all: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()): readonly OwnNetwork[] =>
  Object.values(all)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, netmask }) => family === 'IPv4' && !internal && netmask !== '255.255.255.255')
    .map(({ address, netmask }) => ({ address, netmask }))
    .slice(0, MOST)

const number = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const isIPv4 = (address: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(address)
const isLoopback = (address: string): boolean => address.startsWith('127.')

/** Whether `address` is another machine in one of these networks: neither this one, nor one behind a router, nor all at once. */
export const isNeighbour = (address: string, networks: readonly OwnNetwork[]): boolean => {
  if (!isIPv4(address) || isLoopback(address) || networks.some((own) => own.address === address)) return false
  return networks.some(({ address: own, netmask }) => {
    const mask = number(netmask)
    const network = (number(own) & mask) >>> 0
    const broadcast = (network | ~mask) >>> 0
    const other = number(address)
    return (other & mask) >>> 0 === network && other !== network && other !== broadcast
  })
}
