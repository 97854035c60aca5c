using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Textes;
using RupnManager.Services.Academies;
using RupnManager.Services.Lots;

namespace RupnManager.Services.Indemnites;

/// <summary>Les propositions de l'académie qui attendent le recteur, tous bordereaux confondus : filtrées, triées et paginées dans la base.</summary>
public sealed class FileDesPropositionsService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Une page de propositions : ce qui sort de l'ordinaire d'abord, puis le plus ancien.</summary>
    public async Task<PageDesPropositions> ListerAsync(FiltreDesPropositions filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DeciderAttributions);
        var trouvees = Trouver(filtre, acteur);
        var somme = await trouvees.SumAsync(a => a.Propose.Centimes, ct);
        var page = await EnLignes(DansLOrdre(trouvees)).EnPageAsync(filtre.Page, ct);
        return new()
        {
            Filtre = filtre, Annee = Annee(filtre), Jour = horloge.Aujourdhui(), Page = page, Total = new(somme),
            Departements = await DepartementsAsync(acteur, ct),
            EnLot = page.Lignes.Count == 0 ? new Dictionary<Guid, int>() : await db.NumerosDesLotsAsync([.. page.Lignes.Select(l => l.Id)], ct),
        };
    }

    /// <summary>Les propositions que le filtre retient, dans l'ordre de la file, au plus ce maximum ; et leur nombre exact.</summary>
    public async Task<IdentifiantsDeLaFile> IdentifiantsAsync(FiltreDesPropositions filtre, Acteur acteur, int maximum, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DeciderAttributions);
        var trouvees = Trouver(filtre, acteur);
        var ids = await DansLOrdre(trouvees).Select(a => a.Id).Take(maximum).ToListAsync(ct);
        return new(ids, ids.Count < maximum ? ids.Count : await trouvees.CountAsync(ct));
    }

    private AnneeScolaire Annee(FiltreDesPropositions filtre) => filtre.Annee is { } debut ? new(debut) : AnneeScolaire.Du(horloge.Aujourdhui());

    private IQueryable<Attribution> Trouver(FiltreDesPropositions filtre, Acteur acteur)
    {
        var annee = Annee(filtre);
        var trouvees = db.Attributions.VisiblesPar(acteur).AsNoTracking().Where(a => a.Annee == annee && a.Etat == EtatDAttribution.Proposee);
        foreach (var mot in TexteDeRecherche.Mots(filtre.Q))
        {
            var majuscule = mot.ToUpperInvariant();
            trouvees = trouvees.Where(a => a.Etablissement!.Recherche.Contains(mot) || a.Personne!.Recherche.Contains(mot) || a.Bordereau!.Numero.Contains(majuscule));
        }
        if (filtre.Departement is { Length: > 0 } departement) trouvees = trouvees.Where(a => a.Etablissement!.CodeDepartement == departement);
        if (filtre.Type is { } type) trouvees = trouvees.Where(a => a.Etablissement!.Type == type);
        if (filtre.SousMinimum is { } sous) trouvees = trouvees.Where(a => a.MotifSousMinimum != null == sous);
        if (filtre.Jours is > 0 and < 3650 and var jours)
        {
            var limite = horloge.Aujourdhui().AddDays(1 - jours).ToDateTime(TimeOnly.MinValue).EnUtc();
            trouvees = trouvees.Where(a => a.ProposeeLe < limite);
        }
        return trouvees;
    }

    private static IOrderedQueryable<Attribution> DansLOrdre(IQueryable<Attribution> attributions) => attributions
        .OrderBy(a => a.MotifSousMinimum == null).ThenBy(a => a.ProposeeLe).ThenBy(a => a.Bordereau!.Numero).ThenBy(a => a.PrepareeLe).ThenBy(a => a.Id);

    private static IQueryable<PropositionAttendue> EnLignes(IQueryable<Attribution> attributions) => attributions.Select(a => new PropositionAttendue(
        a.Id, a.BordereauId, a.Bordereau!.Numero,
        (a.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + a.Personne.Prenom + " " + a.Personne.NomUsage,
        a.Mission!.Fonction!.Libelle, a.Participation, a.MotifSousMinimum, a.Propose,
        a.Etablissement!.Nom, a.Etablissement.Uai, a.Etablissement.Commune,
        new Montant(a.Enveloppe!.Notifie.Centimes - a.Enveloppe.Engage.Centimes), a.ProposeeLe!.Value));

    private async Task<IReadOnlyList<(string, string)>> DepartementsAsync(Acteur acteur, CancellationToken ct)
    {
        var departements = await db.Departements.Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Libelle)
            .Select(d => new { d.Code, d.Libelle }).ToListAsync(ct);
        return [.. departements.Select(d => (d.Code, d.Libelle))];
    }
}
