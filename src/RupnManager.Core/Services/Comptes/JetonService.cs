using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>Le jeton voulu : son nom, ce qu'il lit, son dernier jour ; le mot de passe le confirme.</summary>
public sealed record NouveauJeton
{
    public required string? Nom { get; init; }
    public required IReadOnlyList<PorteeDeJeton> Portees { get; init; }
    public required DateOnly? ExpireLe { get; init; }
    public required string? MotDePasse { get; init; }
}

/// <summary>Un jeton tel que son propriétaire le lit ; le secret n'y est jamais.</summary>
public sealed record LigneDeJeton(
    Guid Id, string Nom, string Debut, IReadOnlyList<PorteeDeJeton> Portees, DateTime CreeLe, DateOnly ExpireLe, DateTime? RevoqueLe, DateTime? DernierUsageLe, bool Sert);

/// <summary>Qui un jeton fait agir, et ce qu'il lui laisse lire.</summary>
public sealed record UsageDeJeton(Guid JetonId, Acteur Acteur, IReadOnlyList<PorteeDeJeton> Portees);

/// <summary>Les jetons d'accès d'une personne : en créer, les voir, les révoquer ; et reconnaître celui qu'un service présente.</summary>
public sealed class JetonService(
    RupnDbContext db, IdentificationService identification, ActeurService acteurs, JournalService journal, TimeProvider horloge)
{
    /// <summary>Le dernier usage se note à l'heure près : un service qui lit sans cesse n'écrit pas sans cesse.</summary>
    private static readonly TimeSpan PrecisionDeLUsage = TimeSpan.FromHours(1);

    /// <summary>Les jetons de la personne, ceux qui servent d'abord.</summary>
    public async Task<IReadOnlyList<LigneDeJeton>> ListerAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EmployerApi);
        var jour = horloge.Aujourdhui();
        var jetons = await db.Jetons.VisiblesPar(acteur).AsNoTracking().OrderByDescending(j => j.CreeLe).Take(100).ToListAsync(ct);
        return [.. jetons.OrderByDescending(j => j.SertLe(jour)).Select(j => new LigneDeJeton(
            j.Id, j.Nom, j.Debut, j.Portees, j.CreeLe, j.ExpireLe, j.RevoqueLe, j.DernierUsageLe, j.SertLe(jour)))];
    }

    /// <summary>Crée un jeton et rend son secret, une seule fois. Refus : jeton.*, mot-de-passe.actuel, compte.verrouille.</summary>
    public async Task<string> CreerAsync(NouveauJeton demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EmployerApi);
        var jour = horloge.Aujourdhui();
        var (jeton, secret) = JetonDAcces.Creer(acteur, demande.Nom, demande.Portees, demande.ExpireLe, horloge.Maintenant(), jour);
        if (await db.Jetons.VisiblesPar(acteur).CountAsync(j => j.RevoqueLe == null && j.ExpireLe >= jour, ct) >= JetonDAcces.Maximum)
            throw ReglesDesComptes.JetonTrop.Refus(("maximum", JetonDAcces.Maximum));
        await identification.ConfirmerAsync(acteur.PersonneId, demande.MotDePasse, ReglesDesComptes.JetonMotDePasse, ct);
        db.Jetons.Add(jeton);
        journal.Consigner(acteur, Evenement.JetonCree, Objet(jeton, acteur),
            $"a créé le jeton d'accès « {jeton.Nom} » ({string.Join(", ", jeton.Portees.Select(p => p.Libelle()))}), jusqu'au {jeton.ExpireLe.EnLettres()}.");
        await db.SaveChangesAsync(ct);
        return secret;
    }

    /// <summary>Révoque un jeton de la personne ; rend son nom. Introuvable s'il est à quelqu'un d'autre.</summary>
    public async Task<string> RevoquerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.EmployerApi);
        var jeton = await db.Jetons.VisiblesPar(acteur).Where(j => j.Id == id).TrouverAsync(ct);
        if (jeton.RevoqueLe is not null) return jeton.Nom;
        jeton.Revoquer(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.JetonRevoque, Objet(jeton, acteur), $"a révoqué le jeton d'accès « {jeton.Nom} ».");
        await db.SaveChangesAsync(ct);
        return jeton.Nom;
    }

    /// <summary>Qui ce secret fait agir ; rien s'il est inconnu, expiré, révoqué, ou si la qualité de son auteur a pris fin.</summary>
    public async Task<UsageDeJeton?> IdentifierAsync(string secret, CancellationToken ct = default)
    {
        var empreinte = JetonDAcces.EmpreinteDe(secret);
        var jeton = await db.Jetons.AsNoTracking().FirstOrDefaultAsync(j => j.Empreinte == empreinte, ct);
        if (jeton?.SertLe(horloge.Aujourdhui()) is not true) return null;
        if (await acteurs.ChargerAsync(jeton.PersonneId, jeton.QualiteId, ct) is not { } acteur || !acteur.Peut(Permission.EmployerApi)) return null;
        await NoterLUsageAsync(jeton, ct);
        return new(jeton.Id, acteur, jeton.Portees);
    }

    private async Task NoterLUsageAsync(JetonDAcces jeton, CancellationToken ct)
    {
        var quand = horloge.Maintenant();
        if (jeton.DernierUsageLe is { } dernier && quand - dernier < PrecisionDeLUsage) return;
        await db.Jetons.Where(j => j.Id == jeton.Id).ExecuteUpdateAsync(j => j.SetProperty(x => x.DernierUsageLe, quand), ct);
    }

    private static ObjetDuJournal Objet(JetonDAcces jeton, Acteur acteur) => new("jeton d'accès", jeton.Id, null, acteur.CodeAcademie, Technique: true);
}
