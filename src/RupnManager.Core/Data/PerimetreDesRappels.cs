using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Rappels;

namespace RupnManager.Data;

/// <summary>Le DAN voit les rappels de son académie, le chef ceux de son établissement, chacun les siens.</summary>
public static class PerimetreDesRappels
{
    public static IQueryable<Rappel> VisiblesPar(this IQueryable<Rappel> rappels, Acteur acteur) => acteur.Role switch
    {
        Role.Dan => rappels.Where(r => r.CodeAcademie == acteur.CodeAcademie),
        Role.ChefEtablissement => rappels.Where(r => r.EtablissementId == acteur.EtablissementId),
        _ => rappels.Where(r => r.PersonneId == acteur.PersonneId),
    };
}
