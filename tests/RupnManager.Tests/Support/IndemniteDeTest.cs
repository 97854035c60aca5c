using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Missions;
using RupnManager.Services.Demonstration;

namespace RupnManager.Tests.Support;

/// <summary>
/// De quoi parler d'argent au lycée de la troupe, une année où elle n'a rien : 2014-2015 (IFIC) ou 2024-2025 (IMP). Les fonctions y
/// sont le tutorat et le référent culture, qui n'exigent pas de lettre.
/// </summary>
internal sealed class IndemniteDeTest(RupnDbContext db, int annee)
{
    public static readonly AnneeScolaire Ific = new(2014);
    public static readonly AnneeScolaire Imp = new(2024);

    public AnneeScolaire Annee { get; } = new(annee);

    public async Task<Etablissement> EtablissementAsync(string uai = "0993014N") =>
        await db.Etablissements.SingleAsync(e => e.Uai == Uai.Lire(uai));

    /// <summary>Une enveloppe notifiée, enregistrée.</summary>
    public async Task<Enveloppe> NotifierAsync(decimal euros, Acteur rectorat, string uai = "0993014N")
    {
        var etablissement = await EtablissementAsync(uai);
        var enveloppe = new Enveloppe { EtablissementId = etablissement.Id, Etablissement = etablissement, CodeAcademie = Troupe.CodeAcademie, Annee = Annee };
        var jour = new DateOnly(Annee.Debut, 9, 15);
        enveloppe.Mouvoir(SensDeMouvement.Notification, Montant.EnEuros(euros), jour, $"DPE-{annee}-{uai}", rectorat, Midi(jour), jour);
        db.Enveloppes.Add(enveloppe);
        await db.SaveChangesAsync();
        return enveloppe;
    }

    /// <summary>Les modalités, conseil pédagogique et CA, enregistrées.</summary>
    public async Task<Modalites> PresenterAsync(string uai = "0993014N")
    {
        var etablissement = await EtablissementAsync(uai);
        var modalites = new Modalites { EtablissementId = etablissement.Id, CodeAcademie = Troupe.CodeAcademie, Annee = Annee };
        modalites.EnregistrerAvis(new(annee, 10, 10), SensDeLAvis.Favorable, "Avis rendu.", new(annee, 12, 1));
        modalites.EnregistrerCA(
            new() { Date = new(annee, 11, 18), Convocation = new(annee, 11, 4), Presents = 17, Quorum = 13, Pour = 14, Contre = 2, Abstentions = 1, Votants = 17 },
            new(annee, 12, 1));
        db.Modalites.Add(modalites);
        await db.SaveChangesAsync();
        return modalites;
    }

    /// <summary>Une mission d'un an pour un agent de la troupe, sans lettre.</summary>
    public async Task<Mission> ConfierAsync(string compte, string fonction = "TUTORAT", Indemnisation? indemnisation = null, string uai = "0993014N")
    {
        var etablissement = await EtablissementAsync(uai);
        var courriel = Troupe.Courriel(compte);
        var personnel = await db.Personnels.Include(p => p.Personne).SingleAsync(p => p.Personne!.Courriel == courriel && p.EtablissementId == etablissement.Id);
        var catalogue = await db.Fonctions.Where(f => f.Code == fonction && f.TypeEtablissement == etablissement.Type).ToListAsync();
        var choisie = catalogue.Single(f => f.OuverteEn(Annee));
        var mission = new Mission
        {
            PersonnelId = personnel.Id, Personnel = personnel, EtablissementId = etablissement.Id, Etablissement = etablissement,
            FonctionId = choisie.Id, Fonction = choisie, Annee = Annee,
            Indemnisation = indemnisation ?? (Annee.Regime is Regime.Ific ? Indemnisation.VersementUnique : Indemnisation.Neuviemes),
        };
        mission.Dater(new(annee, 9, 1), new(annee + 1, 6, 30));
        db.Missions.Add(mission);
        await db.SaveChangesAsync();
        return mission;
    }

    /// <summary>Une proposition complète, du montant dit.</summary>
    public static Proposition Proposition(decimal euros, string? motif = null) => new()
    {
        Montant = Montant.EnEuros(euros), MotifSousMinimum = motif, Participation = "Deux projets menés, objectifs atteints.",
        ServiceComplet = true, NonCumul = true,
    };

    public static DateTime Midi(DateOnly jour) => jour.ToDateTime(new(12, 0)).EnUtc();
}
