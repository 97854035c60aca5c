using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Courriels;

/// <summary>Un courriel qui n'est pas parti, tel que l'administrateur le voit : ni destinataire, ni texte.</summary>
public sealed record CourrielEnSouffrance(Guid Id, string Cle, EtatDeCourriel Etat, DateTime CreeLe, int Tentatives, string? DerniereErreur);

/// <summary>Envoie les courriels en attente, chacun une fois, même à plusieurs instances.</summary>
public sealed class ExpeditionService(
    RupnDbContext db, ITransportDeCourriel transport, ExpediteurDeCourriel expediteur, JournalService journal, TimeProvider horloge,
    ILogger<ExpeditionService> trace)
{
    private const int ParTournee = 50;

    /// <summary>Au-delà, un envoi commencé est tenu pour interrompu : on ne sait pas s'il est parti.</summary>
    public static readonly TimeSpan DelaiDIncertitude = TimeSpan.FromMinutes(10);

    /// <summary>Envoie ce qui est dû ; rend le nombre de courriels partis.</summary>
    public async Task<int> ExpedierAsync(CancellationToken ct = default)
    {
        await NoterLesIncertainsAsync(ct);
        var maintenant = horloge.Maintenant();
        var dus = await db.Courriels.AsNoTracking().HorsRecapitulatif(db, horloge.Aujourdhui())
            .Where(c => c.Etat == EtatDeCourriel.AEnvoyer && c.ProchaineTentative <= maintenant)
            .OrderBy(c => c.CreeLe).Select(c => c.Id).Take(ParTournee).ToListAsync(ct);
        var partis = 0;
        foreach (var id in dus)
            if (await EnvoyerAsync(id, ct)) partis++;
        return partis;
    }

    /// <summary>Ce qui n'est pas parti : à retenter, abandonné ou incertain.</summary>
    public async Task<IReadOnlyList<CourrielEnSouffrance>> EnSouffranceAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        return await db.Courriels.AsNoTracking()
            .Where(c => c.Etat == EtatDeCourriel.Abandonne || c.Etat == EtatDeCourriel.Incertain || (c.Etat == EtatDeCourriel.AEnvoyer && c.Tentatives > 0))
            .OrderBy(c => c.CreeLe).Take(ParTournee)
            .Select(c => new CourrielEnSouffrance(c.Id, c.Cle, c.Etat, c.CreeLe, c.Tentatives, c.DerniereErreur)).ToListAsync(ct);
    }

    /// <summary>Combien attendent encore leur envoi.</summary>
    public Task<int> EnAttenteAsync(CancellationToken ct = default) => db.Courriels.CountAsync(c => c.Etat == EtatDeCourriel.AEnvoyer, ct);

    /// <summary>Remet un courriel abandonné ou incertain en attente d'envoi, sur décision de l'administrateur. Refus : courriel.relance.</summary>
    public async Task RelancerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        var courriel = await db.Courriels.Where(c => c.Id == id).TrouverAsync(ct);
        courriel.Relancer(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.CourrielRelance, new("courriel", courriel.Id, null, null, Technique: true), $"a relancé un courriel « {courriel.Cle} ».");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Réserve d'abord, envoie ensuite : deux instances n'envoient jamais le même.</summary>
    private async Task<bool> EnvoyerAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var courriel = await db.Courriels.SingleAsync(c => c.Id == id, ct);
        if (courriel.Etat is not EtatDeCourriel.AEnvoyer) return false;
        courriel.Reserver(horloge.Maintenant());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (ModifieEntreTempsException)
        {
            return false;
        }
        var parti = await RemettreAsync(courriel, ct);
        await db.SaveChangesAsync(CancellationToken.None);
        return parti;
    }

    private async Task<bool> RemettreAsync(CourrielSortant courriel, CancellationToken ct)
    {
        try
        {
            await transport.EnvoyerAsync(expediteur.Composer(courriel), ct);
            courriel.NoterEnvoi(horloge.Maintenant());
            return true;
        }
        catch (Exception echec) when (echec is not OutOfMemoryException)
        {
            trace.LogWarning("Le courriel {Courriel} n'est pas parti : {Cause}", courriel.Id, echec.GetType().Name);
            courriel.NoterEchec(echec.Message, horloge.Maintenant());
            return false;
        }
    }

    private async Task NoterLesIncertainsAsync(CancellationToken ct)
    {
        var limite = horloge.Maintenant() - DelaiDIncertitude;
        foreach (var courriel in await db.Courriels.Where(c => c.Etat == EtatDeCourriel.EnCours && c.ProchaineTentative < limite).OrderBy(c => c.CreeLe).Take(ParTournee).ToListAsync(ct))
            courriel.NoterIncertain();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (ModifieEntreTempsException)
        {
            db.ChangeTracker.Clear();
        }
    }
}
