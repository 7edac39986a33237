/** The list of notes and its shelves, in English. */
export const enShelves = {
  'shelves.find': 'Find a note by its title',
  'shelves.hint': 'Title',
  'shelves.found': 'Notes with that title',
  'shelves.findWords': 'Search the words of the notes for “{words}”',
  'shelves.goOnTyping': 'There are more: go on typing.',
  'shelves.noneFound': 'No note has that in its title.',
  'shelves.actions': 'More for the shelf “{shelf}”',
  'shelves.rename': 'Rename the shelf',
  'shelves.name': 'Name of the shelf',
  'shelves.renameHelp': 'Everyone in the room sees it. If there is a shelf of that name, both become one.',
  'shelves.empty': 'Empty the shelf',
  'shelves.emptyAsk': 'Empty the shelf “{shelf}”?',
  'shelves.emptyMeans':
    'Its notes stay as they are, and stand in the list without a shelf. For everyone in the room, the shelf is gone.',
  'shelves.put': 'Put on a shelf',
  'shelves.which': 'Shelf',
  'shelves.none': 'No shelf',
  'shelves.new': 'A new shelf',
  'shelves.newHelp': 'Everyone in the room sees the shelves and what stands on them.',
  'shelves.putThere': 'Put it there',
  'shelves.takeOff': 'Take it from its shelf',
} as const
