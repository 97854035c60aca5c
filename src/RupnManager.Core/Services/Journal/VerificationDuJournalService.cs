using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Journal;

namespace RupnManager.Services.Journal;

/// <summary>Un numéro et son empreinte, notés plus tôt hors de la base.</summary>
public sealed record RepereDuJournal(long Numero, string Empreinte)
{
    /// <summary>Lit « 1234:9f86d0… » ; rien si ce n'en est pas un.</summary>
    public static RepereDuJournal? Lire(string? saisie) =>
        saisie?.Split(':') is [var numero, { Length: Empreintes.Longueur } empreinte] && long.TryParse(numero, out var n) && n > 0 ? new(n, empreinte) : null;
}

/// <summary>Ce que donne une vérification de la chaîne.</summary>
public sealed record RapportDuJournal(long Entrees, long DernierNumero, string DerniereEmpreinte, IReadOnlyList<AnomalieDuJournal> Anomalies)
{
    public bool EstIntact => Anomalies.Count == 0;

    /// <summary>« 1 234 entrées, aucune anomalie ».</summary>
    public string Resume => $"{Compter(Entrees, "entrée")}, {(EstIntact ? "aucune anomalie" : Compter(Anomalies.Count, "anomalie"))}";

    private static string Compter(long nombre, string nom) => $"{nombre:N0} {nom}{(nombre > 1 ? "s" : "")}";
}

/// <summary>Contrôle la chaîne du journal d'un bout à l'autre, entrée par entrée, sans la charger en mémoire.</summary>
public sealed class VerificationDuJournalService(RupnDbContext db, JournalService journal)
{
    private static readonly ObjetDuJournal Chaine = new("journal", Guid.Empty, null, null, Technique: true);

    /// <summary>Vérifie, et consigne la vérification.</summary>
    public async Task<RapportDuJournal> VerifierAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.VerifierJournal);
        var rapport = await ControlerAsync(null, ct);
        var detail = rapport.EstIntact ? "" : $", la première à l'entrée n° {rapport.Anomalies[0].Numero}";
        journal.Consigner(acteur, Evenement.JournalVerifie, Chaine, $"a vérifié la chaîne du journal : {rapport.Resume}{detail}.");
        await db.SaveChangesAsync(ct);
        return rapport;
    }

    /// <summary>Vérifie sans rien écrire ; avec un repère, trahit aussi une fin coupée ou une chaîne réécrite.</summary>
    public async Task<RapportDuJournal> ControlerAsync(RepereDuJournal? repere = null, CancellationToken ct = default)
    {
        var controle = new ControleDeLaChaine();
        await foreach (var entree in db.Journal.AsNoTracking().OrderBy(e => e.Numero).AsAsyncEnumerable().WithCancellation(ct)) controle.Suivre(entree);
        if (repere is not null)
            controle.Confronter(await db.Journal.AsNoTracking().FirstOrDefaultAsync(e => e.Numero == repere.Numero, ct), repere.Numero, repere.Empreinte);
        return new(controle.Entrees, controle.DernierNumero, controle.DerniereEmpreinte, controle.Anomalies);
    }
}
