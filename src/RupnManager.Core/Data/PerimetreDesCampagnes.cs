using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;

namespace RupnManager.Data;

/// <summary>Le DAN voit les campagnes de son académie ; les autres n'en voient une que lorsqu'elle a été ouverte.</summary>
public static class PerimetreDesCampagnes
{
    public static IQueryable<Campagne> VisiblesPar(this IQueryable<Campagne> campagnes, Acteur acteur) => acteur.Role switch
    {
        Role.Dan => campagnes.Where(c => c.CodeAcademie == acteur.CodeAcademie),
        Role.Administrateur => campagnes.Where(c => false),
        _ => campagnes.Where(c => c.CodeAcademie == acteur.CodeAcademie && c.OuverteLe != null),
    };
}
