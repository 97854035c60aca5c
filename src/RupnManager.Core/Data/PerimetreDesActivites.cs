using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;

namespace RupnManager.Data;

/// <summary>Le relevé et le bilan sont à leur auteur et à son chef ; l'académie n'en lit que les chiffres et les synthèses soumises.</summary>
public static class PerimetreDesActivites
{
    public static IQueryable<Activite> VisiblesPar(this IQueryable<Activite> activites, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire => activites.Where(a => a.EtablissementId == acteur.EtablissementId),
        Role.Rupn => activites.Where(a => a.PersonneId == acteur.PersonneId),
        _ => activites.Where(a => false),
    };

    /// <summary>Le chef ne lit un bilan qu'une fois soumis, ou renvoyé par lui.</summary>
    public static IQueryable<Bilan> VisiblesPar(this IQueryable<Bilan> bilans, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire => bilans.Where(b => b.EtablissementId == acteur.EtablissementId && b.Etat != EtatDeBilan.Brouillon),
        Role.Rupn => bilans.Where(b => b.PersonneId == acteur.PersonneId),
        Role.Dan => bilans.Where(b => b.CodeAcademie == acteur.CodeAcademie && (b.Etat == EtatDeBilan.Soumis || b.Etat == EtatDeBilan.Vise)),
        _ => bilans.Where(b => false),
    };

    public static IQueryable<BilanAuCA> VisiblesPar(this IQueryable<BilanAuCA> bilans, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire => bilans.Where(b => b.EtablissementId == acteur.EtablissementId),
        Role.Dan or Role.Rectorat => bilans.Where(b => b.CodeAcademie == acteur.CodeAcademie),
        _ => bilans.Where(b => false),
    };
}
