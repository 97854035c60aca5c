using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Campagnes;

/// <summary>Le calendrier et le message voulus pour une année, et la version lue ; zéro pour une campagne nouvelle.</summary>
public sealed record CampagneVoulue(AnneeScolaire Annee, DatesDeCampagne Dates, string? Message, int Version);

/// <summary>Préparer, ouvrir, prolonger, clore, rouvrir la campagne d'une année.</summary>
public sealed class CampagneService(
    RupnDbContext db, JournalService journal, ModeleService modeles, ReglageService reglages, ControleDOuvertureService controles, TimeProvider horloge)
{
    /// <summary>
    /// Prépare la campagne, ou en change le calendrier et le message ; faux si rien ne change. Ouverte, seul son message change ainsi.
    /// Refus : modele.annee, campagne.deja, campagne.entre-temps, campagne.dates, campagne.limite-dan, campagne.message, campagne.geste.
    /// </summary>
    public Task<bool> PreparerAsync(CampagneVoulue voulue, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        modeles.VerifierAnnee(voulue.Annee);
        return db.RejouerAsync(async _ =>
        {
            var campagne = await db.Campagnes.VisiblesPar(acteur).FirstOrDefaultAsync(c => c.Annee == voulue.Annee, ct);
            var nouvelle = campagne is null;
            if (!nouvelle && voulue.Version == 0) throw ReglesDesCampagnes.Deja.Refus(("annee", voulue.Annee));
            campagne ??= new() { CodeAcademie = acteur.CodeAcademie!, Annee = voulue.Annee };
            ExigerLaVersion(campagne, voulue.Version);
            var changee = campagne.Etat is EtatDeCampagne.Ouverte
                ? campagne.Annoncer(voulue.Message)
                : campagne.Regler(voulue.Dates, voulue.Message, await ValidationDuDanAsync(campagne, ct));
            if (!changee) return false;
            if (nouvelle) db.Campagnes.Add(campagne);
            Consigner(acteur, nouvelle ? Evenement.CampagnePreparee : Evenement.CampagneModifiee, campagne,
                nouvelle ? $"a préparé la campagne {campagne.Annee}." : $"a modifié la campagne {campagne.Annee}.");
            await db.SaveChangesAsync(ct);
            return true;
        }, ct);
    }

    /// <summary>Ouvre la campagne ; faux si elle l'était déjà. Refus : campagne.manque, campagne.geste.</summary>
    public Task<bool> OuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        return db.RejouerAsync(async _ =>
        {
            var campagne = await TrouverAsync(annee, acteur, ct);
            var controle = await controles.ControlerAsync(campagne, acteur, ct);
            if (!campagne.Ouvrir(controle.Points, controle.Modele?.Id ?? Guid.Empty, acteur, horloge.Maintenant())) return false;
            Consigner(acteur, Evenement.CampagneOuverte, campagne, $"a ouvert la campagne {annee} (modèle {controle.Modele!.Nom}).");
            await db.SaveChangesAsync(ct);
            return true;
        }, ct);
    }

    /// <summary>Repousse la fin et les dates limites. Refus : campagne.entre-temps, campagne.geste, campagne.dates, campagne.limite-dan.</summary>
    public async Task ProlongerAsync(AnneeScolaire annee, DatesDeCampagne dates, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        var campagne = await TrouverAsync(annee, acteur, ct);
        ExigerLaVersion(campagne, version);
        campagne.Prolonger(dates, await ValidationDuDanAsync(campagne, ct));
        Consigner(acteur, Evenement.CampagneProlongee, campagne, $"a prolongé la campagne au {campagne.DateFin.EnLettres()}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Clôt la campagne ; faux si elle l'était déjà. Refus : campagne.geste.</summary>
    public Task<bool> CloreAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        return db.RejouerAsync(async _ =>
        {
            var campagne = await TrouverAsync(annee, acteur, ct);
            if (!campagne.Clore(acteur, horloge.Maintenant())) return false;
            Consigner(acteur, Evenement.CampagneClose, campagne, $"a clos la campagne {annee}.");
            await db.SaveChangesAsync(ct);
            return true;
        }, ct);
    }

    /// <summary>Rouvre une campagne close. Refus : campagne.entre-temps, campagne.geste, campagne.motif, campagne.dates.</summary>
    public async Task RouvrirAsync(AnneeScolaire annee, string? motif, DateOnly fin, int version, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererCampagnes);
        var campagne = await TrouverAsync(annee, acteur, ct);
        ExigerLaVersion(campagne, version);
        campagne.Rouvrir(motif, fin, horloge.Aujourdhui());
        Consigner(acteur, Evenement.CampagneRouverte, campagne,
            $"a rouvert la campagne {annee} jusqu'au {fin.EnLettres()} : {campagne.MotifDeReouverture!.TrimEnd('.')}.");
        await db.SaveChangesAsync(ct);
    }

    private Task<Campagne> TrouverAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct) =>
        db.Campagnes.VisiblesPar(acteur).Where(c => c.Annee == annee).TrouverAsync(ct);

    private async Task<bool> ValidationDuDanAsync(Campagne campagne, CancellationToken ct) =>
        (await reglages.PourAsync(campagne.CodeAcademie, campagne.Annee, ct)).ValidationDuDan;

    private static void ExigerLaVersion(Campagne campagne, int version)
    {
        if (campagne.Version != version) throw ReglesDesCampagnes.EntreTemps.Refus();
    }

    private void Consigner(Acteur acteur, string evenement, Campagne campagne, string geste) =>
        journal.Consigner(acteur, evenement, new("campagne", campagne.Id, null, campagne.CodeAcademie), geste);
}
