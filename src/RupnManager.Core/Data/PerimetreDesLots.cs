using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;

namespace RupnManager.Data;

/// <summary>Les lots se lisent par ceux qui exercent, dans la même académie, le rôle de leur auteur ; une sélection, par son auteur seul.</summary>
public static class PerimetreDesLots
{
    public static IQueryable<Lot> VisiblesPar(this IQueryable<Lot> lots, Acteur acteur) =>
        acteur.Peut(Permission.LancerDesLots)
            ? lots.Where(l => l.CodeAcademie == acteur.CodeAcademie && l.Role == acteur.Role
                && (l.Etat != EtatDeLot.EnPreparation || l.PersonneId == acteur.PersonneId))
            : lots.Where(l => false);
}
