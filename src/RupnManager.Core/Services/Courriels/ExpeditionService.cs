using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MimeKit;
using RupnManager.Data;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Courriels;

/// <summary>Envoie les courriels en attente, chacun une fois, même à plusieurs instances.</summary>
public sealed class ExpeditionService(
    RupnDbContext db, ITransportDeCourriel transport, ExpediteurDeCourriel expediteur, TimeProvider horloge, ILogger<ExpeditionService> trace)
{
    private enum Issue { Parti, PasParti, RelaisInjoignable }

    private const int ParTournee = 50;

    /// <summary>Au-delà, un envoi commencé est tenu pour interrompu : on ne sait pas s'il est parti.</summary>
    public static readonly TimeSpan DelaiDIncertitude = TimeSpan.FromMinutes(10);

    /// <summary>Envoie ce qui est dû ; rend le nombre de courriels partis. Un relais injoignable arrête la tournée : rien d'autre n'y est essayé.</summary>
    public async Task<int> ExpedierAsync(CancellationToken ct = default)
    {
        await NoterLesIncertainsAsync(ct);
        var maintenant = horloge.Maintenant();
        var dus = await db.Courriels.AsNoTracking().HorsRecapitulatif(db, horloge.Aujourdhui())
            .Where(c => c.Etat == EtatDeCourriel.AEnvoyer && c.ProchaineTentative <= maintenant)
            .OrderBy(c => c.CreeLe).Select(c => c.Id).Take(ParTournee).ToListAsync(ct);
        var partis = 0;
        foreach (var id in dus)
        {
            var issue = await EnvoyerAsync(id, ct);
            if (issue is Issue.Parti) partis++;
            if (issue is Issue.RelaisInjoignable) break;
        }
        return partis;
    }

    /// <summary>Réserve d'abord, envoie ensuite : deux instances n'envoient jamais le même.</summary>
    private async Task<Issue> EnvoyerAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var courriel = await db.Courriels.SingleAsync(c => c.Id == id, ct);
        if (courriel.Etat is not EtatDeCourriel.AEnvoyer) return Issue.PasParti;
        courriel.Reserver(horloge.Maintenant());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (ModifieEntreTempsException)
        {
            return Issue.PasParti;
        }
        var issue = await RemettreAsync(courriel, ct);
        await db.SaveChangesAsync(CancellationToken.None);
        return issue;
    }

    private async Task<Issue> RemettreAsync(CourrielSortant courriel, CancellationToken ct)
    {
        if (Composer(courriel) is not { } message) return Issue.PasParti;
        try
        {
            await transport.EnvoyerAsync(message, ct);
            courriel.NoterEnvoi(horloge.Maintenant());
            return Issue.Parti;
        }
        catch (Exception echec) when (echec is not OutOfMemoryException)
        {
            trace.LogWarning("Le courriel {Courriel} n'est pas parti : {Cause}", courriel.Id, echec.GetType().Name);
            return Noter(courriel, echec);
        }
    }

    /// <summary>Le message, ou rien : une adresse mal formée ne partira jamais.</summary>
    private MimeMessage? Composer(CourrielSortant courriel)
    {
        try
        {
            return expediteur.Composer(courriel);
        }
        catch (ParseException faute)
        {
            courriel.NoterRefus($"L'adresse du destinataire est mal formée : {faute.Message}", horloge.Maintenant());
            return null;
        }
    }

    private Issue Noter(CourrielSortant courriel, Exception echec)
    {
        var quand = horloge.Maintenant();
        switch (echec)
        {
            case EnvoiRefuseException: courriel.NoterRefus(echec.Message, quand); return Issue.PasParti;
            case EnvoiIncertainException: courriel.NoterIncertain(echec.Message, quand); return Issue.PasParti;
            case EnvoiDiffereException: courriel.NoterRetard(echec.Message, quand); return Issue.PasParti;
            default: courriel.NoterRetard(echec.Message, quand); return Issue.RelaisInjoignable;
        }
    }

    private async Task NoterLesIncertainsAsync(CancellationToken ct)
    {
        var limite = horloge.Maintenant() - DelaiDIncertitude;
        foreach (var courriel in await db.Courriels.Where(c => c.Etat == EtatDeCourriel.EnCours && c.ProchaineTentative < limite).OrderBy(c => c.CreeLe).Take(ParTournee).ToListAsync(ct))
            courriel.NoterIncertain("L'application s'est arrêtée en plein envoi.", horloge.Maintenant());
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
