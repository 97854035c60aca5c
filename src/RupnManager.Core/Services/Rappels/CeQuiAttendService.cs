using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Rappels;

/// <summary>Ce qui attend une personne, compté comme son récapitulatif le dit.</summary>
public sealed record CeQuiAttend(int ASigner, int ACertifier, int Bilans, int Retours, DateOnly? Depuis)
{
    public static readonly CeQuiAttend Rien = new(0, 0, 0, 0, null);

    public int Total => ASigner + ACertifier + Bilans + Retours;

    public static CeQuiAttend operator +(CeQuiAttend un, CeQuiAttend autre) => new(un.ASigner + autre.ASigner, un.ACertifier + autre.ACertifier,
        un.Bilans + autre.Bilans, un.Retours + autre.Retours, un.Depuis is null || autre.Depuis < un.Depuis ? autre.Depuis ?? un.Depuis : un.Depuis);
}

/// <summary>Compte ce qui attend une personne en une qualité, sans rien en lire d'autre.</summary>
public sealed class CeQuiAttendService(RupnDbContext db, ListeDuServiceFaitService services, TimeProvider horloge)
{
    public async Task<CeQuiAttend> CompterAsync(Acteur acteur, CancellationToken ct = default)
    {
        var compte = CeQuiAttend.Rien;
        if (acteur.EtapeDe() is { } etape)
        {
            var (nombre, depuis) = await LettresAsync([etape.Attente()], acteur, ct);
            compte += new CeQuiAttend(nombre, 0, 0, 0, depuis);
        }
        if (acteur.Peut(Permission.RedigerLettres))
        {
            var (retours, depuisRetour) = await LettresAsync([EtatDeLettre.Refusee, EtatDeLettre.Renvoyee], acteur, ct);
            compte += new CeQuiAttend(0, 0, 0, retours, depuisRetour);
        }
        if (acteur.Peut(Permission.CertifierServiceFait))
            foreach (var attente in await services.EnAttenteAsync(acteur, ct)) compte += new CeQuiAttend(0, attente.Nombre, 0, 0, attente.Depuis);
        if (acteur.Peut(Permission.ViserBilans)) compte += await BilansAsync(EtatDeBilan.Soumis, acteur, ct);
        if (acteur.Peut(Permission.RedigerBilan)) compte += await DuRupnAsync(acteur, ct);
        return compte;
    }

    private async Task<(int Nombre, DateOnly? Depuis)> LettresAsync(EtatDeLettre[] etats, Acteur acteur, CancellationToken ct)
    {
        var lettres = db.Lettres.VisiblesPar(acteur).Where(l => etats.Contains(l.Etat));
        var nombre = await lettres.CountAsync(ct);
        return (nombre, nombre == 0 ? null : (await lettres.MinAsync(l => l.EtatDepuis, ct)).JourDeParis());
    }

    private async Task<CeQuiAttend> BilansAsync(EtatDeBilan etat, Acteur acteur, CancellationToken ct)
    {
        var bilans = db.Bilans.VisiblesPar(acteur).Where(b => b.Etat == etat);
        var nombre = await bilans.CountAsync(ct);
        if (nombre == 0) return CeQuiAttend.Rien;
        return etat is EtatDeBilan.Soumis
            ? new(0, 0, nombre, 0, (await bilans.MinAsync(b => b.SoumisLe, ct))?.JourDeParis())
            : new(0, 0, 0, nombre, (await bilans.MinAsync(b => b.RenvoyeLe, ct))?.JourDeParis());
    }

    private async Task<CeQuiAttend> DuRupnAsync(Acteur acteur, CancellationToken ct)
    {
        var renvoyes = await BilansAsync(EtatDeBilan.Renvoye, acteur, ct);
        var jour = horloge.Aujourdhui();
        if (!CampagneDesBilans.EstOuverte(jour)) return renvoyes;
        var annee = AnneeScolaire.Du(jour);
        var siens = db.Bilans.VisiblesPar(acteur);
        var attendus = await db.Missions.VisiblesPar(acteur).CountAsync(m => m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn
            && !siens.Any(b => b.MissionId == m.Id && b.Etat != EtatDeBilan.Brouillon), ct);
        return attendus == 0 ? renvoyes : renvoyes + new CeQuiAttend(0, 0, attendus, 0, CampagneDesBilans.OuverteLe(annee));
    }
}
