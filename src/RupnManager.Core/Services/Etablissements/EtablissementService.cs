using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Etablissements;

/// <summary>Ce que l'on cherche parmi les établissements.</summary>
public sealed record FiltreDEtablissements(
    string? Q = null, string? Academie = null, string? Departement = null, TypeEtablissement? Type = null, bool Fermes = false, int Page = 1);

/// <summary>Un établissement dans la liste.</summary>
public sealed record LigneDEtablissement(
    Guid Id, Uai Uai, string Nom, TypeEtablissement Type, string Commune, string Departement, string Academie, bool Ouvert);

/// <summary>Les établissements trouvés, et les choix des filtres : codes et libellés du périmètre.</summary>
public sealed record ListeDEtablissements(
    PageDe<LigneDEtablissement> Page, IReadOnlyList<(string Code, string Libelle)> Academies, IReadOnlyList<(string Code, string Libelle)> Departements);

/// <summary>Qui exerce une fonction : son nom, son titre, depuis quand.</summary>
public sealed record PersonneEnFonction(Role Role, string Designation, string Titre, DateOnly Debut, DateOnly? Fin, string? Precision = null);

/// <summary>La fiche d'un établissement et les personnes qui y exercent, ou dans son académie.</summary>
public sealed record FicheDEtablissement(
    Etablissement Etablissement, string Departement, IReadOnlyList<PersonneEnFonction> Ici, IReadOnlyList<PersonneEnFonction> EnAcademie);

/// <summary>Les établissements du périmètre : la liste, la fiche.</summary>
public sealed class EtablissementService(RupnDbContext db, TimeProvider horloge)
{
    /// <summary>Les établissements du périmètre que le filtre retient, par nom.</summary>
    public async Task<ListeDEtablissements> ListerAsync(FiltreDEtablissements filtre, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEtablissements);
        var visibles = db.Etablissements.VisiblesPar(acteur).AsNoTracking();
        var page = await Filtrer(visibles, filtre)
            .Join(db.Departements, e => e.CodeDepartement, d => d.Code, (e, d) => new { e, Departement = d.Libelle })
            .OrderBy(l => l.e.Nom).ThenBy(l => l.e.Commune).ThenBy(l => l.e.Uai)
            .Select(l => new LigneDEtablissement(
                l.e.Id, l.e.Uai, l.e.Nom, l.e.Type, l.e.Commune, l.Departement, l.e.Academie!.Libelle, l.e.Ouvert))
            .EnPageAsync(filtre.Page, ct);
        var departements = await db.Departements.Where(d => visibles.Any(e => e.CodeDepartement == d.Code))
            .Where(d => filtre.Academie == null || d.CodeAcademie == filtre.Academie)
            .OrderBy(d => d.Libelle).Select(d => new { d.Code, d.Libelle }).ToListAsync(ct);
        var academies = await db.Academies.Where(a => visibles.Any(e => e.CodeAcademie == a.Code))
            .OrderBy(a => a.Libelle).Select(a => new { a.Code, a.Libelle }).ToListAsync(ct);
        return new(page, [.. academies.Select(a => (a.Code, a.Libelle))], [.. departements.Select(d => (d.Code, d.Libelle))]);
    }

    /// <summary>La fiche d'un établissement du périmètre, même fermé.</summary>
    public async Task<FicheDEtablissement> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterEtablissements);
        var etablissement = await db.Etablissements.VisiblesPar(acteur).AsNoTracking().Include(e => e.Academie).Where(e => e.Id == id).TrouverAsync(ct);
        var departement = await db.Departements.Where(d => d.Code == etablissement.CodeDepartement).Select(d => d.Libelle).FirstAsync(ct);
        var (ici, enAcademie) = await EnFonctionAsync(etablissement, ct);
        return new(etablissement, departement, [.. ici, .. await DelegationsAsync(etablissement, ct)], enAcademie);
    }

    private static IQueryable<Etablissement> Filtrer(IQueryable<Etablissement> etablissements, FiltreDEtablissements filtre)
    {
        foreach (var mot in TexteDeRecherche.Mots(filtre.Q)) etablissements = etablissements.Where(e => e.Recherche.Contains(mot));
        if (!string.IsNullOrEmpty(filtre.Academie)) etablissements = etablissements.Where(e => e.CodeAcademie == filtre.Academie);
        if (!string.IsNullOrEmpty(filtre.Departement)) etablissements = etablissements.Where(e => e.CodeDepartement == filtre.Departement);
        if (filtre.Type is { } type) etablissements = etablissements.Where(e => e.Type == type);
        return filtre.Fermes ? etablissements.Where(e => !e.Ouvert) : etablissements.Where(e => e.Ouvert);
    }

    private async Task<(List<PersonneEnFonction> Ici, List<PersonneEnFonction> EnAcademie)> EnFonctionAsync(Etablissement etablissement, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var affectations = await db.Affectations.AsNoTracking().Include(a => a.Personne)
            .Where(a => a.EtablissementId == etablissement.Id || a.CodeAcademie == etablissement.CodeAcademie)
            .Where(a => a.Debut <= jour && (a.Fin == null || jour <= a.Fin)).ToListAsync(ct);
        var personnes = affectations.OrderBy(a => a.Role).ThenBy(a => a.Debut).ThenBy(a => a.Personne!.NomUsage)
            .ToLookup(a => a.EtablissementId is not null, a => new PersonneEnFonction(
                a.Role, a.Personne!.Designation, a.Titre ?? a.Role.Libelle(a.Personne.Civilite), a.Debut, a.Fin));
        return ([.. personnes[true]], [.. personnes[false]]);
    }

    private async Task<List<PersonneEnFonction>> DelegationsAsync(Etablissement etablissement, CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        var delegations = await db.Delegations.AsNoTracking().Include(d => d.Delegataire)
            .Where(d => d.EtablissementId == etablissement.Id && d.Debut <= jour && jour <= d.Fin).ToListAsync(ct);
        return [.. delegations.OrderBy(d => d.Debut).Select(d => new PersonneEnFonction(
            Role.Delegataire, d.Delegataire!.Designation, $"{d.TitreDuDelegataire}, par délégation", d.Debut, d.Fin, d.Reference))];
    }
}
