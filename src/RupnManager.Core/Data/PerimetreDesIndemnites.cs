using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Data;

/// <summary>
/// Qui voit les montants : le chef, son délégataire et l'intendance de l'établissement, le rectorat pour ce qui lui est parvenu,
/// et chacun pour les siens (avis CADA n° 20236987). Le DAN n'en voit aucun.
/// </summary>
public static class PerimetreDesIndemnites
{
    public static IQueryable<Enveloppe> VisiblesPar(this IQueryable<Enveloppe> enveloppes, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => enveloppes.Where(e => e.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => enveloppes.Where(e => e.CodeAcademie == acteur.CodeAcademie),
        _ => enveloppes.Where(e => false),
    };

    public static IQueryable<Modalites> VisiblesPar(this IQueryable<Modalites> modalites, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => modalites.Where(m => m.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => modalites.Where(m => m.CodeAcademie == acteur.CodeAcademie),
        _ => modalites.Where(m => false),
    };

    /// <summary>Le rectorat ne voit un bordereau qu'une fois envoyé.</summary>
    public static IQueryable<Bordereau> VisiblesPar(this IQueryable<Bordereau> bordereaux, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => bordereaux.Where(b => b.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => bordereaux.Where(b => b.CodeAcademie == acteur.CodeAcademie && b.EnvoyeLe != null),
        _ => bordereaux.Where(b => false),
    };

    /// <summary>Le rectorat et l'intéressé ne voient une attribution qu'une fois proposée.</summary>
    public static IQueryable<Attribution> VisiblesPar(this IQueryable<Attribution> attributions, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => attributions.Where(a => a.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => attributions.Where(a => a.CodeAcademie == acteur.CodeAcademie && a.ProposeeLe != null),
        Role.Rupn => attributions.Where(a => a.PersonneId == acteur.PersonneId && a.ProposeeLe != null),
        _ => attributions.Where(a => false),
    };

    public static IQueryable<AttestationDeRemplacement> VisiblesPar(this IQueryable<AttestationDeRemplacement> attestations, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => attestations.Where(a => a.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => attestations.Where(a => a.CodeAcademie == acteur.CodeAcademie),
        _ => attestations.Where(a => false),
    };

    public static IQueryable<Echeance> VisiblesPar(this IQueryable<Echeance> echeances, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => echeances.Where(e => e.Attribution!.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => echeances.Where(e => e.Attribution!.CodeAcademie == acteur.CodeAcademie),
        Role.Rupn => echeances.Where(e => e.Attribution!.PersonneId == acteur.PersonneId),
        _ => echeances.Where(e => false),
    };

    /// <summary>Le rectorat ne voit un état liquidatif qu'une fois transmis.</summary>
    public static IQueryable<EtatLiquidatif> VisiblesPar(this IQueryable<EtatLiquidatif> etats, Acteur acteur) => acteur.Role switch
    {
        Role.ChefEtablissement or Role.Delegataire or Role.Intendance => etats.Where(e => e.EtablissementId == acteur.EtablissementId),
        Role.Rectorat => etats.Where(e => e.CodeAcademie == acteur.CodeAcademie && e.TransmisLe != null),
        _ => etats.Where(e => false),
    };

    /// <summary>Le DAN et les autres savent qu'une attribution existe, jamais combien.</summary>
    public static IQueryable<PresenceDAttribution> SansMontant(this IQueryable<Attribution> attributions, Acteur acteur) =>
        (acteur.Role is Role.Dan
            ? attributions.Where(a => a.CodeAcademie == acteur.CodeAcademie && a.ProposeeLe != null)
            : attributions.VisiblesPar(acteur))
        .Select(a => new PresenceDAttribution { MissionId = a.MissionId, Etat = a.Etat });
}

/// <summary>Une attribution dont on ne dit que l'existence et l'état.</summary>
public sealed record PresenceDAttribution
{
    public required Guid MissionId { get; init; }
    public required EtatDAttribution Etat { get; init; }
}
