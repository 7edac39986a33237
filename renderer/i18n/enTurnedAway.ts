/** What organisers are told of what Snug turned away, in English. `{when}` is a day or two. */
export const enTurnedAway = {
  'away.title': 'What Snug turned away',
  'away.none': 'Nothing so far, as far as this machine knows.',
  'away.help':
    'Only organisers read this, each what their own machine has met. What was turned away changed nothing in the room, and not all of it need be meant badly.',
  'away.on': 'On {first}',
  'away.between.days': 'Between {first} and {last}',
  'away.somebody': 'somebody unknown',
  'away.fork':
    '{when}, something signed by a device of {name} was set aside: it said two different things in one place.',
  'away.broken':
    '{when}, a device of {name} sent something that is no message of a room, and the link to it was closed. A Snug that is old or damaged can be the cause.',
  'away.noRight':
    '{when}, something that {name} wrote was set aside, since their role does not allow it. It is not shown.',
  'away.afterwards': '{when}, something was set aside that {name} wrote while no longer a member. It is not shown.',
  'away.ledger':
    '{when}, something that {name} wrote about who is a member and who may do what did not count: they had no right to it, or it crossed with a removal.',
  'away.stranger': '{when}, a device of {name} that is no longer a member’s wanted to come in, and was told no.',
  'away.strangerUnknown': '{when}, a device that is no member’s wanted to come in, and was told no.',
  'away.between':
    '{when}, somebody passed for another, or stood between this machine and another. The link was not made.',
  'away.invitation-expired': {
    one: '{when}, somebody knocked with an invitation of {name} that has expired.',
    other: '{when}, somebody knocked {n} times with an invitation of {name} that has expired.',
  },
  'away.invitation-used-up': {
    one: '{when}, somebody knocked with an invitation of {name} that has been used as often as it may be.',
    other: '{when}, somebody knocked {n} times with an invitation of {name} that has been used as often as it may be.',
  },
  'away.invitation-unknown': {
    one: '{when}, somebody knocked with an invitation of {name} and could not prove that they hold it.',
    other: '{when}, somebody knocked {n} times with an invitation of {name} and could not prove that they hold it.',
  },
  'away.room-full': {
    one: '{when}, somebody knocked with an invitation of {name} while the room was full.',
    other: '{when}, somebody knocked {n} times with an invitation of {name} while the room was full.',
  },
  'away.uses':
    'By an invitation of {name} for {most}, {are} came in: it was used in several places at the same time. They are members like all others.',
  'away.capacity':
    'The room holds {most}, and there are {are}: some came in at the same time in several places. They are members like all others.',
  'away.people': { one: 'one person', other: '{n} people' },
} as const
