import * as z from 'zod'
import { bareAccept, bareAnswer, bareOffer, bareOpen } from './bareChannel'
import { fetchBytes, fetchPieces, fetchStock, hostBytes, hostPieces, hostStock } from './fetchPeers'
import { furnish } from './furnish'
import { furnishPeers } from './furnishPeers'
import { draw, openBare, openDexie, openIndexeddb } from './openPeers'
import { searchMini, searchScan } from './searchPeers'
import { postStock, stockLength, stockLinks, stockTraffic, talkBare, talkStock } from './talkPeers'
import { writeBulk, writeDexie, writeIndexeddb, writeOneByOne } from './writePeers'
import { writeSnug } from './writeSnug'

// The content security policy forbids code made from text: zod need not try.
z.config({ jitless: true })

/** What the bench's page can do, for the runner to call. */
const verbs = {
  furnish,
  furnishPeers,
  bareOffer,
  bareAnswer,
  bareAccept,
  bareOpen,
  hostBytes,
  fetchBytes,
  hostPieces,
  fetchPieces,
  hostStock,
  fetchStock,
  talkStock,
  talkBare,
  postStock,
  stockLinks,
  stockLength,
  stockTraffic,
  openBare,
  openDexie,
  openIndexeddb,
  draw,
  searchScan,
  searchMini,
  writeSnug,
  writeIndexeddb,
  writeDexie,
  writeBulk,
  writeOneByOne,
}

declare global {
  interface Window {
    bench: typeof verbs
  }
}

window.bench = verbs
