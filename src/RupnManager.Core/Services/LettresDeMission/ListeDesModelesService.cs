using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Un modèle dans la liste.</summary>
public sealed record LigneDeModele(Guid Id, string Nom, string Portee, AnneeScolaire Annee, DateTime? PublieLe);

/// <summary>Les versions visibles, et celle qui vaut pour l'académie et l'année affichées.</summary>
public sealed record ListeDeModeles(
    PageDe<LigneDeModele> Page, LigneDeModele? EnVigueur, string? Academie, IReadOnlyList<(string Code, string Libelle)> Academies);

/// <summary>Un modèle ouvert : sa portée en mots, ce que l'acteur peut en faire.</summary>
public sealed record ModeleOuvert(ModeleDeLettre Modele, string Portee, bool Modifiable);

/// <summary>Lire les modèles : la liste, un modèle, son aperçu.</summary>
public sealed class ListeDesModelesService(RupnDbContext db, ModeleService modeles, ReglageService reglages)
{
    internal const string National = "Modèle national";

    /// <summary>Les modèles visibles, l'année la plus récente d'abord ; l'académie choisie, ou la sienne, dit lequel est en vigueur.</summary>
    public async Task<ListeDeModeles> ListerAsync(string? academie, AnneeScolaire annee, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var academies = await AcademiesAsync(acteur, ct);
        var choisie = acteur.CodeAcademie ?? (academies.Any(a => a.Code == academie) ? academie : null);
        var libelles = academies.ToDictionary(a => a.Code, a => a.Libelle);
        var visibles = db.Modeles.VisiblesPar(acteur).AsNoTracking().Where(m => choisie == null || m.CodeAcademie == null || m.CodeAcademie == choisie)
            .OrderByDescending(m => m.Annee).ThenBy(m => m.CodeAcademie).ThenByDescending(m => m.Numero);
        var trouves = await visibles.EnPageAsync(page, ct);
        var enVigueur = choisie is null ? null : Ligne(await modeles.ModeleEnVigueurAsync(choisie, annee, ct), libelles);
        return new(new([.. trouves.Lignes.Select(m => Ligne(m, libelles))], trouves.Total, trouves.Numero), enVigueur, choisie, academies);
    }

    /// <summary>Un modèle visible.</summary>
    public async Task<ModeleOuvert> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var modele = await db.Modeles.VisiblesPar(acteur).AsNoTracking().Where(m => m.Id == id).TrouverAsync(ct);
        var libelles = (await AcademiesAsync(acteur, ct)).ToDictionary(a => a.Code, a => a.Libelle);
        return new(modele, Portee(modele, libelles), modele.EnPreparation);
    }

    /// <summary>Une lettre d'exemple née du modèle : personne et établissement sont fictifs.</summary>
    public async Task<(ModeleDeLettre Modele, ActeDeMission Acte)> ApercuAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        var modele = (await OuvrirAsync(id, acteur, ct)).Modele;
        var reglage = modele.CodeAcademie is { } code
            ? await reglages.PourAsync(code, modele.Annee, ct)
            : ReglageAcademique.Pour("", modele.Annee, null);
        var academie = await db.Academies.AsNoTracking().FirstOrDefaultAsync(a => a.Code == modele.CodeAcademie, ct);
        return (modele, CompositionDeLActe.Composer(ExempleDeLettre.Pour(modele, reglage, academie)));
    }

    /// <summary>Les académies entre lesquelles l'acteur choisit : la sienne, ou toutes pour l'administrateur.</summary>
    public async Task<IReadOnlyList<(string Code, string Libelle)>> AcademiesAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererModeles);
        var academies = await db.Academies.Where(a => acteur.CodeAcademie == null || a.Code == acteur.CodeAcademie).OrderBy(a => a.Libelle).ToListAsync(ct);
        return [.. academies.Select(a => (a.Code, a.NomComplet))];
    }

    private static LigneDeModele Ligne(ModeleDeLettre modele, Dictionary<string, string> libelles) =>
        new(modele.Id, modele.Nom, Portee(modele, libelles), modele.Annee, modele.PublieLe);

    private static string Portee(ModeleDeLettre modele, Dictionary<string, string> libelles) =>
        modele.CodeAcademie is { } code ? libelles.GetValueOrDefault(code, code) : National;
}
