using System.Reflection;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Surveillance;

/// <summary>L'état du service, pour l'administrateur, et la relance d'un courriel qui n'est pas parti.</summary>
public sealed class SurveillanceService(
    RupnDbContext db, FabriqueDeSceau fabrique, AdressePublique adresse, PassageDuFacteur passage, JournalService journal,
    TimeProvider horloge, ITransportDeCourriel? transport = null)
{
    private const int LignesMontrees = 50;

    public async Task<EtatDuService> LireAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        return new(Version(), db.Database.IsSqlite() ? "SQLite" : "SQL Server",
            [.. await db.Database.GetAppliedMigrationsAsync(ct)], adresse.Racine, Sceau(), await CourrielsAsync(ct));
    }

    /// <summary>Remet en attente un courriel abandonné ou incertain. Refus : courriel.relance.</summary>
    public async Task RelancerAsync(Guid courrielId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        var courriel = await db.Courriels.Where(c => c.Id == courrielId).TrouverAsync(ct);
        courriel.Relancer(horloge.Maintenant());
        journal.Consigner(acteur, Evenement.CourrielRelance, new("courriel", courriel.Id, null, null, Technique: true),
            $"a relancé le courriel « {courriel.Cle} » du {courriel.CreeLe.InstantEnLettres()}.");
        await db.SaveChangesAsync(ct);
    }

    private async Task<EtatDesCourriels> CourrielsAsync(CancellationToken ct)
    {
        var hier = horloge.Maintenant().AddDays(-1);
        var enAttente = db.Courriels.Where(c => c.Etat == EtatDeCourriel.AEnvoyer || c.Etat == EtatDeCourriel.EnCours);
        var enSouffrance = db.Courriels.AsNoTracking().Where(c => c.Etat == EtatDeCourriel.Abandonne || c.Etat == EtatDeCourriel.Incertain);
        return new(transport?.Description, passage.Le, await enAttente.CountAsync(ct), await enAttente.MinAsync(c => (DateTime?)c.CreeLe, ct),
            await db.Courriels.CountAsync(c => c.EnvoyeLe > hier, ct), await enSouffrance.CountAsync(ct),
            await enSouffrance.OrderByDescending(c => c.CreeLe).Take(LignesMontrees)
                .Select(c => new CourrielEnSouffrance(c.Id, c.Cle, c.Destinataire, c.CreeLe, c.Etat, c.Tentatives, c.DerniereErreur)).ToListAsync(ct));
    }

    private EtatDuSceau Sceau()
    {
        try
        {
            var (certificat, maintenant) = (fabrique.Certificat, horloge.Maintenant());
            var fin = certificat.NotAfter.ToUniversalTime();
            return new(certificat.Subject, fin, (int)Math.Floor((fin - maintenant).TotalDays), fin < maintenant ? "Le certificat a expiré : plus aucune lettre ne peut être scellée." : null);
        }
        catch (CertificatDeSceauException erreur)
        {
            return new(null, null, 0, erreur.Message);
        }
    }

    private static string Version() =>
        typeof(SurveillanceService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "inconnue";
}
