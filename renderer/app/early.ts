import { startStoreWorker } from '../storage/workerStore'
import { fetchFonts } from './fetchFonts'

/**
 * Begun before the rest of the application is evaluated, which takes as long as the worker takes to come up: main.tsx
 * names this file first. Its database is opened only once the profile is this window's own.
 */
export const storeWorker = startStoreWorker()

fetchFonts()
