using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Services.Indemnites;

namespace RupnManager.Services.Rappels;

/// <summary>Ce qui attend une personne, compté comme son récapitulatif le dit.</summary>
public sealed record CeQuiAttend(int ASigner, int ACertifier, int Bilans, int Retours, DateOnly? Depuis)
{
    public static readonly CeQuiAttend Rien = new(0, 0, 0, 0, null);

    /// <summary>Les états liquidatifs soumis au chef.</summary>
    public int AArreter { get; init; }

    /// <summary>Les propositions que le rectorat n'a pas décidées.</summary>
    public int ADecider { get; init; }

    /// <summary>Ce qu'un rappel a demandé et que rien d'autre ne compte : lettres à écrire, missions à confier, modalités à présenter.</summary>
    public int Rappeles { get; init; }

    public int Total => ASigner + ACertifier + Bilans + Retours + AArreter + ADecider + Rappeles;

    public static CeQuiAttend operator +(CeQuiAttend un, CeQuiAttend autre) => new(un.ASigner + autre.ASigner, un.ACertifier + autre.ACertifier,
        un.Bilans + autre.Bilans, un.Retours + autre.Retours, un.Depuis is null || autre.Depuis < un.Depuis ? autre.Depuis ?? un.Depuis : un.Depuis)
    {
        AArreter = un.AArreter + autre.AArreter, ADecider = un.ADecider + autre.ADecider, Rappeles = un.Rappeles + autre.Rappeles,
    };
}

/// <summary>Compte ce qui attend une personne en une qualité, sans rien en lire d'autre.</summary>
public sealed class CeQuiAttendService(RupnDbContext db, ListeDuServiceFaitService services, GestesRappelesService rappeles, TimeProvider horloge)
{
    /// <summary>Ce qui attend l'acteur, dont, parmi les gestes qu'un rappel lui a demandés, ceux qu'il n'a pas faits.</summary>
    public async Task<CeQuiAttend> CompterAsync(Acteur acteur, IReadOnlyList<GesteDemande> demandes, CancellationToken ct = default)
    {
        var compte = await rappeles.ResteAsync(demandes, acteur, ct);
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
        if (acteur.Peut(Permission.ArreterEtatsLiquidatifs)) compte += await EtatsAsync(acteur, ct);
        if (acteur.Peut(Permission.DeciderAttributions)) compte += await PropositionsAsync(acteur, ct);
        if (acteur.Peut(Permission.ViserBilans)) compte += await BilansAsync(EtatDeBilan.Soumis, acteur, ct);
        if (acteur.Peut(Permission.RedigerBilan)) compte += await DuRupnAsync(acteur, ct);
        return compte;
    }

    private async Task<CeQuiAttend> EtatsAsync(Acteur acteur, CancellationToken ct)
    {
        var etats = db.EtatsLiquidatifs.VisiblesPar(acteur).Where(e => e.Etat == EtatDeListe.Soumis);
        var nombre = await etats.CountAsync(ct);
        return nombre == 0 ? CeQuiAttend.Rien : new(0, 0, 0, 0, (await etats.MinAsync(e => e.SoumisLe, ct))?.JourDeParis()) { AArreter = nombre };
    }

    private async Task<CeQuiAttend> PropositionsAsync(Acteur acteur, CancellationToken ct)
    {
        var propositions = db.Attributions.VisiblesPar(acteur).Where(a => a.Etat == EtatDAttribution.Proposee);
        var nombre = await propositions.CountAsync(ct);
        return nombre == 0 ? CeQuiAttend.Rien : new(0, 0, 0, 0, (await propositions.MinAsync(a => a.ProposeeLe, ct))?.JourDeParis()) { ADecider = nombre };
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
