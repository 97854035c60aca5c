using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Indemnites;

/// <summary>Une attribution, une échéance ou un état avec tout ce que le paiement en demande.</summary>
internal static class PaiementsComplets
{
    public static IQueryable<Attribution> APayer(this IQueryable<Attribution> attributions) => attributions
        .Include(a => a.Personne)
        .Include(a => a.Etablissement)
        .Include(a => a.Mission!.Fonction)
        .Include(a => a.Mission!.Interruptions)
        .Include(a => a.Enveloppe)
        .Include(a => a.Echeances)
        .AsSplitQuery();

    public static IQueryable<EtatLiquidatif> Complets(this IQueryable<EtatLiquidatif> etats) => etats
        .Include(e => e.Etablissement!.Academie)
        .Include(e => e.Lignes).ThenInclude(l => l.Echeance!.Attribution!.Personne)
        .Include(e => e.Lignes).ThenInclude(l => l.Echeance!.Attribution!.Mission!.Fonction)
        .Include(e => e.Lignes).ThenInclude(l => l.Echeance!.Attribution!.Mission!.Personnel)
        .Include(e => e.Lignes).ThenInclude(l => l.Echeance!.Attribution!.Echeances)
        .AsSplitQuery();

    public static ObjetDuJournal Objet(Attribution attribution) => new("attribution", attribution.Id, attribution.EtablissementId, attribution.CodeAcademie, DitUnMontant: true);

    public static ObjetDuJournal Objet(EtatLiquidatif etat) => new("état liquidatif", etat.Id, etat.EtablissementId, etat.CodeAcademie, DitUnMontant: true);
}
