import { addDevice } from './addDevice'
import { admitAsking, declineAsking } from './answerAsking'
import { beNotified } from './beNotified'
import { beSeen, leaveMark } from './beSeen'
import { changeName } from './changeName'
import { changeRole } from './changeRole'
import { chooseStaying } from './chooseStaying'
import { commentOnNote } from './commentOnNote'
import { createDrafts } from './drafts'
import { createFileDrafts } from './fileDrafts'
import type { Commands } from './commands'
import { describePicture, editMessage } from './editMessage'
import { exportArchive } from './exportArchive'
import { exportEdition } from './exportEdition'
import { exportNote } from './exportNote'
import { fetchFile } from './fetchFile'
import { foundNote } from './foundNote'
import { foundAnew } from './foundAnew'
import { foundNoteLike } from './foundNoteLike'
import { foundRoom } from './foundRoom'
import { handOver } from './handOver'
import type { House } from './house'
import { currentSession, sessionOnScreen } from './house'
import { addHub, removeHub, setReachable } from './hubs'
import { importNote } from './importNote'
import { inviteMember } from './inviteMember'
import { watchLinksTo } from './linksBetweenNotes'
import { changeLikeness } from './likeness'
import { listRooms } from './listRooms'
import { createJoining } from './joinRoom'
import { leaveRoom } from './leaveRoom'
import { followMessageLink, linkToMessage } from './messageLink'
import { openedEdition } from './openedEdition'
import { openSearch } from './openSearch'
import { changePassphrase, lockNow } from './passphrase'
import { orderRooms } from './roomOrder'
import { postMessage } from './postMessage'
import { publishEdition } from './publishEdition'
import { readEdition } from './readEdition'
import { watchFile } from './watchFile'
import { readPieces } from './readPieces'
import { watchReaders } from './readers'
import { readHistory, readVersion } from './readHistory'
import { redactMessage } from './redactMessage'
import { removeDevice } from './removeDevice'
import { removeMember } from './removeMember'
import { revokeInvitation } from './revokeInvitation'
import { foldShelf, renameShelf, shelveNote } from './shelves'
import { showMessage } from './showMessage'
import { showDay } from './showDay'
import { goTo, leaveCurrent, showRoom } from './showRoom'
import type { LeftView } from '../state/views'
import { lookAtArchive } from './lookAtArchive'
import { lookAtStorage, tidyUp } from './storage'
import { takeBackMessage } from './takeBackMessage'
import { watchTalk } from './watchTalk'
import { writeCharter } from './writeCharter'

/** Every verb, on one house. */
export const createCommands = (house: House): Commands => {
  const drafts = createDrafts(house.profile, house.clock, house.screen.problem)
  const fileDrafts = createFileDrafts(drafts, house.screen.problem)
  const keepDrafts = async (): Promise<void> => {
    await fileDrafts.settled()
    await drafts.flush()
  }
  const draftKey = (key: string): string => `${house.current ?? 'arrival'}/${key}`
  const arrive = (left?: LeftView, asked?: 'archive'): void => {
    leaveCurrent(house)
    // Rooms may have another name by now.
    listRooms(house)
    house.screen.room(undefined)
    house.screen.app(() => ({
      stage: 'arrival',
      name: house.ownName,
      link: undefined,
      joining: undefined,
      left,
      asked,
    }))
  }
  return {
    foundRoom: foundRoom(house),
    foundAnew: foundAnew(house),
    ...createJoining(house),
    openRoom: (room) => showRoom(house, room),
    beSeen: beSeen(house),
    beNotified: beNotified(house),
    leaveMark: leaveMark(house),
    changeLikeness: changeLikeness(house),
    changeName: changeName(house),
    watchReaders: watchReaders(house),
    orderRooms: orderRooms(house),
    arriveElsewhere: (asked) => arrive(undefined, asked),
    goTo: goTo(house),
    inviteMember: inviteMember(house),
    revokeInvitation: revokeInvitation(house),
    admitAsking: admitAsking(house),
    declineAsking: declineAsking(house),
    removeMember: removeMember(house),
    addDevice: addDevice(house),
    removeDevice: removeDevice(house),
    changeRole: changeRole(house),
    handOver: handOver(house),
    writeCharter: writeCharter(house),
    leaveRoom: leaveRoom(house, arrive, keepDrafts),
    postMessage: postMessage(house),
    fetchFile: fetchFile(house),
    publishEdition: publishEdition(house),
    readEdition: readEdition(house),
    watchFile: watchFile(house),
    readPieces: readPieces(house),
    watchTalk: watchTalk(house),
    openedEdition: openedEdition(house),
    exportEdition: exportEdition(house),
    editMessage: editMessage(house),
    describePicture: describePicture(house),
    takeBackMessage: takeBackMessage(house),
    redactMessage: redactMessage(house),
    loadEarlier: async () => currentSession(house).projection.loadEarlier(),
    loadLater: async () => currentSession(house).projection.loadLater(),
    followEnd: (atEnd) => {
      const session = sessionOnScreen(house)
      session?.projection.followEnd(atEnd)
      session?.news.look()
    },
    showThread: async (root, month) => sessionOnScreen(house)?.projection.showThread(root, month),
    showNewest: () => {
      const { projection, news } = currentSession(house)
      projection.showNewest()
      news.look()
    },
    showMessage: showMessage(house),
    showDay: showDay(house),
    linkToMessage: linkToMessage(house),
    followMessageLink: followMessageLink(house),
    openSearch: openSearch(house),
    draft: (key) => drafts.read(draftKey(key)),
    keepDraft: (key, text) => drafts.keep(draftKey(key), text),
    draftFiles: (key) => fileDrafts.read(draftKey(key)),
    keepDraftFiles: (key, files) => fileDrafts.keep(draftKey(key), files),
    keepDrafts: drafts.flushAtOnce,
    foundNote: foundNote(house),
    foundNoteLike: foundNoteLike(house),
    openNote: (note) => currentSession(house).replica.openNote(note),
    shelveNote: shelveNote(house),
    renameShelf: renameShelf(house),
    foldShelf: foldShelf(house),
    importNote: importNote(house),
    exportNote: exportNote(house),
    commentOnNote: commentOnNote(house),
    readHistory: readHistory(house),
    readVersion: readVersion(house),
    sealVersion: async (note) => currentSession(house).versions.seal(note),
    watchLinksTo: watchLinksTo(house),
    exportArchive: exportArchive(house),
    lookAtArchive: lookAtArchive(house),
    lookAtStorage: lookAtStorage(house),
    tidyUp: tidyUp(house),
    isKept: () => house.platform.isKept(),
    askToKeep: () => house.platform.askToKeep(),
    chooseStaying: chooseStaying(house),
    setReachable: setReachable(house),
    addHub: addHub(house),
    removeHub: removeHub(house),
    changePassphrase: changePassphrase(house, keepDrafts),
    lockNow: lockNow(house, keepDrafts),
    saveFile: (name, bytes) => house.platform.saveFile(name, bytes),
    printPage: (name) => house.platform.printPage(name),
    openLink: (url) => house.platform.openLink(url),
  }
}
