using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Les lettres qu'un service demande.</summary>
public sealed record DemandeDeLettres(AnneeScolaire Annee, EtatDeLettre? Etat = null, string? Departement = null, int Page = 1);

/// <summary>Une lettre sans personne : où elle en est, sans dire de qui elle parle.</summary>
public sealed record LettreAnonyme(
    string Reference, Uai Uai, string Etablissement, string Departement, TypeEtablissement Type, NatureDeLActe Nature, EtatDeLettre Etat, DateTime EtatDepuis);

/// <summary>Les lettres de l'académie pour un service de données : aucun nom de personne, une page à la fois.</summary>
public sealed class LettresDeLApiService(RupnDbContext db)
{
    public async Task<PageDe<LettreAnonyme>> ListerAsync(DemandeDeLettres demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterLettres);
        var lettres = db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => l.Annee == demande.Annee);
        if (demande.Etat is { } etat) lettres = lettres.Where(l => l.Etat == etat);
        if (demande.Departement is { Length: > 0 } departement) lettres = lettres.Where(l => l.Etablissement!.CodeDepartement == departement);
        return await lettres.OrderBy(l => l.Reference).Select(l => new LettreAnonyme(
            l.Reference, l.Etablissement!.Uai, l.Etablissement.Nom, l.Etablissement.CodeDepartement, l.Etablissement.Type, l.Nature, l.Etat, l.EtatDepuis))
            .EnPageAsync(demande.Page, ct);
    }
}
