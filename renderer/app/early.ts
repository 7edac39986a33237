import { startStoreWorker } from '../storage/workerStore'
import { fetchFonts } from './fetchFonts'

/**
 * Begun before the rest of the application is evaluated, which takes as long as the worker takes to come up: begin.ts
 * names this file first. Its database is opened only once the profile is this window's own.
 */
export const storeWorker = startStoreWorker()

fetchFonts()
// Whoever asks first waits until the browser has its tables of languages; there is nothing else to do yet.
Intl.DateTimeFormat.supportedLocalesOf([navigator.language])
