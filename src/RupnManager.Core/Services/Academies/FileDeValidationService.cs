using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Campagnes;
using RupnManager.Services.Lots;

namespace RupnManager.Services.Academies;

/// <summary>La file du DAN : les lettres de son académie, filtrées, triées et paginées dans la base.</summary>
public sealed class FileDeValidationService(RupnDbContext db, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    /// <summary>Une page de la file.</summary>
    public async Task<PageDeLaFile> ListerAsync(FiltreDeLaFile filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ValiderLettres);
        var visibles = db.Lettres.VisiblesPar(acteur).AsNoTracking();
        var trouvees = visibles.Filtrer(filtre, horloge);
        var (annee, jour) = (filtre.Annee(horloge), horloge.Aujourdhui());
        var campagne = await campagnes.PourAsync(annee, acteur, ct);
        var enRetard = campagne?.EtatsEnRetard(jour) ?? [];
        var groupes = await trouvees.GroupBy(l => new { l.ALire, l.Etat, l.Nature })
            .Select(g => new { g.Key.ALire, g.Key.Etat, g.Key.Nature, Nombre = g.Count() }).ToListAsync(ct);
        var comptes = ComptesDeLaFile.De(filtre, groupes.Select(g =>
            new LettresSemblables(g.ALire, g.Etat, g.Nature is NatureDeLActe.Lettre && enRetard.Contains(g.Etat), g.Nombre)));
        var (departements, bassins) = await LieuxAsync(filtre, acteur, ct);
        var page = await EnLignes(trouvees.DeCetteSorte(filtre, enRetard).DansLOrdre()).EnPageAsync(filtre.Page, comptes.Total, ct);
        return new()
        {
            Filtre = filtre,
            Annee = annee,
            Jour = jour,
            Campagne = campagne,
            Page = page,
            Comptes = comptes,
            Brouillons = comptes.Total > 0 ? 0 : await visibles.CountAsync(l => l.Annee == annee && l.Etat == EtatDeLettre.Brouillon, ct),
            Departements = departements,
            Bassins = bassins,
            EnLot = await db.NumerosDesLotsAsync([.. page.Lignes.Select(l => l.Id)], ct),
        };
    }

    /// <summary>Les lettres que le filtre retient, dans l'ordre de la file, au plus ce maximum ; et leur nombre exact.</summary>
    public async Task<IdentifiantsDeLaFile> IdentifiantsAsync(FiltreDeLaFile filtre, Acteur acteur, int maximum, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterLettres);
        var trouvees = db.Lettres.VisiblesPar(acteur).AsNoTracking().Filtrer(filtre, horloge)
            .DeCetteSorte(filtre, filtre.EnRetard ? await campagnes.EnRetardAsync(filtre.Annee(horloge), acteur, ct) : []);
        var ids = await trouvees.DansLOrdre().Select(l => l.Id).Take(maximum).ToListAsync(ct);
        return new(ids, ids.Count < maximum ? ids.Count : await trouvees.CountAsync(ct));
    }

    internal static IQueryable<LigneDeLaFile> EnLignes(IQueryable<LettreDeMission> lettres) => lettres.Select(l => new LigneDeLaFile(
        l.Id, l.Reference,
        (l.Mission!.Personnel!.Personne!.Civilite == Civilite.M ? "M. " : "Mme ") + l.Mission.Personnel.Personne.Prenom + " " + l.Mission.Personnel.Personne.NomUsage,
        l.Etablissement!.Nom, l.Etablissement.Uai, l.Etablissement.Commune, l.Etablissement.CodeDepartement, l.Etablissement.Bassin, l.Etablissement.Type,
        l.Nature, l.Etat, l.EtatDepuis, l.ALire, l.Versions.Single(v => v.Numero == l.NumeroDeVersion).CeQuiChange));

    private async Task<(IReadOnlyList<(string, string)> Departements, IReadOnlyList<string> Bassins)> LieuxAsync(
        FiltreDeLaFile filtre, Acteur acteur, CancellationToken ct)
    {
        var departements = await db.Departements.Where(d => d.CodeAcademie == acteur.CodeAcademie).OrderBy(d => d.Libelle)
            .Select(d => new { d.Code, d.Libelle }).ToListAsync(ct);
        var etablissements = db.Etablissements.VisiblesPar(acteur).Where(e => e.Bassin != null);
        if (filtre.Departement is { Length: > 0 } departement) etablissements = etablissements.Where(e => e.CodeDepartement == departement);
        var bassins = await etablissements.Select(e => e.Bassin!).Distinct().OrderBy(b => b).ToListAsync(ct);
        return ([.. departements.Select(d => (d.Code, d.Libelle))], bassins);
    }
}
