using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Indemnites;

/// <summary>Un bordereau, tel que la liste du rectorat le montre.</summary>
public sealed record LigneDeLaListe(
    Guid Id, string Numero, string Etablissement, string Uai, string Commune, EtatDeBordereau Etat, DateTime EnvoyeLe, int Lignes, int Attendues, Montant Total);

/// <summary>Les bordereaux d'une année dans l'académie, à décider d'abord.</summary>
public sealed record ListeDeBordereaux(AnneeScolaire Annee, string? Q, bool ADecider, PageDe<LigneDeLaListe> Page);

/// <summary>Un bordereau ouvert : ses lignes, et ce que l'acteur peut en faire.</summary>
/// <param name="Bordereau">Le bordereau et ses lignes.</param>
/// <param name="LettresManquantes">Les propositions prêtes dont la lettre, exigée, n'est pas validée.</param>
/// <param name="Formats">Les formats gardés, une fois parti.</param>
public sealed record BordereauOuvert(Bordereau Bordereau, IReadOnlySet<Guid> LettresManquantes, IReadOnlySet<FormatDePiece> Formats)
{
    /// <summary>Les lignes qui attendent le recteur.</summary>
    public IReadOnlyList<Attribution> Attendues => [.. Bordereau.Lignes.Where(l => l.Etat is EtatDAttribution.Proposee)];
    public Montant Total => Bordereau.Lignes.Select(l => l.Propose).Total();
}

/// <summary>Les bordereaux à lire : la liste du rectorat, et chacun de ceux du périmètre.</summary>
public sealed class ListeDesBordereauxService(RupnDbContext db, BordereauService bordereaux)
{
    /// <summary>Les bordereaux de l'académie, ceux à décider d'abord puis les plus anciens, cherchés et paginés dans la base.</summary>
    public async Task<ListeDeBordereaux> ListerAsync(AnneeScolaire annee, string? q, bool aDecider, int page, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DeciderAttributions);
        var requete = db.Bordereaux.VisiblesPar(acteur).AsNoTracking().Where(b => b.Annee == annee);
        if (aDecider) requete = requete.Where(b => b.Etat != EtatDeBordereau.Decide);
        foreach (var mot in TexteDeRecherche.Mots(q))
            requete = requete.Where(b => b.Etablissement!.Recherche.Contains(mot) || b.Numero.ToLower().Contains(mot));
        var lues = await requete.OrderBy(b => b.Etat == EtatDeBordereau.Decide).ThenBy(b => b.EnvoyeLe).ThenBy(b => b.Id)
            .Select(b => new
            {
                b.Id, b.Numero, b.Etablissement!.Nom, b.Etablissement.Uai, b.Etablissement.Commune, b.Etat, b.EnvoyeLe,
                Lignes = b.Attributions.Count(a => a.ProposeeLe != null),
                Attendues = b.Attributions.Count(a => a.Etat == EtatDAttribution.Proposee),
                Total = b.Attributions.Where(a => a.ProposeeLe != null).Sum(a => a.Propose.Centimes),
            }).EnPageAsync(page, ct);
        return new(annee, q, aDecider, new([.. lues.Lignes.Select(b => new LigneDeLaListe(
            b.Id, b.Numero, b.Nom, b.Uai.Valeur, b.Commune, b.Etat, b.EnvoyeLe!.Value, b.Lignes, b.Attendues, new(b.Total)))], lues.Total, lues.Numero));
    }

    /// <summary>Un bordereau du périmètre.</summary>
    public async Task<BordereauOuvert> OuvrirAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ConsulterAttributions);
        var bordereau = await db.Bordereaux.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(b => b.Id == id).Complets().TrouverAsync(ct);
        var manquantes = bordereau.Etat is EtatDeBordereau.EnPreparation && acteur.Peut(Permission.ProposerAttributions)
            ? await bordereaux.LettresManquantesAsync(bordereau, acteur, ct) : new HashSet<Guid>();
        var formats = bordereau.EnvoyeLe is null ? new HashSet<FormatDePiece>() : await db.PiecesArchivees.Where(p => p.BordereauId == id).FormatsAsync(ct);
        return new(bordereau, manquantes, formats);
    }
}
