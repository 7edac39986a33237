import type { Translated } from './catalogue'
import type { enTurnedAway } from './enTurnedAway'

/** What organisers are told of what Snug turned away, in French. */
export const frTurnedAway: Translated<typeof enTurnedAway> = {
  'away.title': 'Ce que Snug a refusé',
  'away.none': 'Rien jusqu’ici, pour autant que cette machine le sache.',
  'away.help':
    'Seules les personnes qui organisent lisent ceci, chacune ce que sa propre machine a rencontré. Ce qui a été refusé n’a rien changé dans le salon, et tout n’est pas forcément mal intentionné.',
  'away.on': 'Le {first}',
  'away.between.days': 'Entre le {first} et le {last}',
  'away.somebody': 'une personne inconnue',
  'away.fork':
    '{when}, quelque chose de signé par un appareil appartenant à {name} a été mis de côté : cela disait deux choses différentes au même endroit.',
  'away.broken':
    '{when}, un appareil appartenant à {name} a envoyé quelque chose qui n’est pas un message d’un salon, et le lien avec lui a été fermé. Un Snug ancien ou abîmé peut en être la cause.',
  'away.noRight':
    '{when}, quelque chose écrit par {name} a été mis de côté, car son rôle ne le permet pas. Ce n’est pas montré.',
  'away.afterwards':
    '{when}, quelque chose a été mis de côté, écrit par {name} sans plus être membre. Ce n’est pas montré.',
  'away.ledger':
    '{when}, quelque chose écrit par {name} sur qui est membre et qui peut quoi n’a pas compté : sans en avoir le droit, ou en même temps qu’un retrait.',
  'away.stranger':
    '{when}, un appareil appartenant à {name} qui n’est plus celui d’un membre a voulu entrer, et il lui a été dit non.',
  'away.strangerUnknown': '{when}, un appareil qui n’est celui d’aucun membre a voulu entrer, et il lui a été dit non.',
  'away.between':
    '{when}, quelqu’un s’est fait passer pour un autre, ou s’est tenu entre cette machine et une autre. Le lien ne s’est pas fait.',
  'away.invitation-expired': {
    one: '{when}, quelqu’un a frappé avec une invitation faite par {name} qui a expiré.',
    other: '{when}, quelqu’un a frappé {n} fois avec une invitation faite par {name} qui a expiré.',
  },
  'away.invitation-used-up': {
    one: '{when}, quelqu’un a frappé avec une invitation faite par {name} qui a déjà servi autant qu’elle le peut.',
    other:
      '{when}, quelqu’un a frappé {n} fois avec une invitation faite par {name} qui a déjà servi autant qu’elle le peut.',
  },
  'away.invitation-unknown': {
    one: '{when}, quelqu’un a frappé avec une invitation faite par {name} sans pouvoir prouver qu’il la tient.',
    other:
      '{when}, quelqu’un a frappé {n} fois avec une invitation faite par {name} sans pouvoir prouver qu’il la tient.',
  },
  'away.room-full': {
    one: '{when}, quelqu’un a frappé avec une invitation faite par {name} alors que le salon était plein.',
    other: '{when}, quelqu’un a frappé {n} fois avec une invitation faite par {name} alors que le salon était plein.',
  },
  'away.uses':
    'Avec une invitation faite par {name} pour {most}, {are} sont entrées : elle a servi en plusieurs endroits en même temps. Ce sont des membres comme les autres.',
  'away.capacity':
    'Le salon tient {most}, et il y en a {are} : certaines sont entrées en même temps en plusieurs endroits. Ce sont des membres comme les autres.',
  'away.people': { one: 'une personne', other: '{n} personnes' },
}
