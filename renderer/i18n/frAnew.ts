import type { Translated } from './catalogue'
import type { enAnew } from './enAnew'

/** What is said in French of founding a room anew, where somebody in the old one can't be removed. */
export const frAnew: Translated<typeof enAnew> = {
  'anew.title': 'Un nouveau salon à partir de celui-ci',
  'anew.intro':
    'Personne ne peut retirer d’un salon qui l’a fondé, ni un de ses appareils. S’il tombait en de mauvaises mains, ou si une dispute n’avait pas d’issue, quelqu’un parmi vous fonde un nouveau salon avec ce qui est ici.',
  'anew.introRestored': 'Pour continuer ensemble, quelqu’un parmi vous fonde un nouveau salon avec ce qui est ici.',
  'anew.action': 'Fonder un nouveau salon à partir de celui-ci',
  'anew.name': 'Comment il s’appelle',
  'anew.comes':
    'La charte vient avec, et les notes telles qu’elles sont maintenant sur cette machine. Vous le fondez, et personne d’autre n’y est : invitez les personnes en qui vous avez confiance, par un autre chemin que ce salon.',
  'anew.stays':
    'Ce qui a été dit reste dans ce salon, avec les commentaires et l’historique de ses notes. Pour le garder, exportez l’archive dans les réglages. Vous ne quittez pas ce salon pour autant.',
  'anew.staysRestored':
    'Ce qui a été dit reste dans ce salon, pour y être lu, avec les commentaires et l’historique de ses notes.',
  'anew.confirm': 'Fonder le salon',
  'anew.busy': 'Fondation…',
  'devices.founder':
    'Vous avez fondé ce salon : personne d’autre que vous ne peut retirer un de vos appareils. Ajoutez-en un deuxième, pour pouvoir retirer celui-ci si vous le perdiez ; ou passez la main, et qui organise le salon pourra vous aider comme tout le monde.',
  'gone.notYou':
    'Si ce n’était pas vous, quelqu’un a cet appareil : dites-le à qui organise le salon, par un autre chemin. Vous revenez avec cette machine seule, et ce que dit cet appareil ne compte plus.',
}
