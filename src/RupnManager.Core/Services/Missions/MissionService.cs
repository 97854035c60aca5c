using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Campagnes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Missions;

/// <summary>Confier une mission, la changer, l'interrompre, la reprendre, l'annuler.</summary>
public sealed class MissionService(RupnDbContext db, JournalService journal, LectureDesCampagnesService campagnes, TimeProvider horloge)
{
    /// <summary>Les agents en fonction et les fonctions ouvertes ici cette année-là.</summary>
    public async Task<ChoixDeMission> ProposerAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var jour = horloge.Aujourdhui();
        var agents = await db.Personnels.VisiblesPar(acteur).AsNoTracking().Where(p => p.DernierJour == null || p.DernierJour >= jour)
            .OrderBy(p => p.Personne!.NomUsage).ThenBy(p => p.Personne!.Prenom)
            .Select(p => new Choix(p.Id, p.Personne!.NomUsage + " " + p.Personne.Prenom + ", " + p.CorpsGrade)).ToListAsync(ct);
        var type = await db.Etablissements.VisiblesPar(acteur).Select(e => e.Type).FirstAsync(ct);
        var fonctions = await db.Fonctions.AsNoTracking()
            .Where(f => f.TypeEtablissement == type && f.Depuis <= annee && (f.Jusque == null || annee <= f.Jusque))
            .ToListAsync(ct);
        return new(annee, agents, [.. fonctions.OrderBy(f => f.Code != Fonction.CodeRupn).ThenBy(f => f.Libelle).Select(f => new Choix(f.Id, f.Libelle))]);
    }

    /// <summary>Confie une mission. Refus : mission.etablissement-ferme, fonction.* (le préfet des études demande la déclaration du programme CLAIR), beneficiaire.*, personnel.parti, mission.dates, mission.doublon, mission.autre-etablissement, campagne.annee.</summary>
    public async Task<Guid> ConfierAsync(DemandeDeMission demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        await campagnes.ExigerOuverteAsync(demande.Annee, acteur, ct);
        var personnel = await db.Personnels.VisiblesPar(acteur).Include(p => p.Personne).Include(p => p.Etablissement)
            .Where(p => p.Id == demande.PersonnelId).TrouverAsync(ct);
        var mission = new Mission
        {
            PersonnelId = personnel.Id, Personnel = personnel, EtablissementId = personnel.EtablissementId, Etablissement = personnel.Etablissement,
            FonctionId = demande.FonctionId, Fonction = await FonctionAsync(demande.FonctionId, ct), Annee = demande.Annee,
            Indemnisation = demande.Indemnisation, ProgrammeClair = demande.ProgrammeClair,
        };
        Equiper(mission, demande);
        mission.Dater(demande.Debut, demande.Fin);
        mission.VerifierNouvelle();
        await VerifierLesAutresAsync(mission, demande, ct);
        db.Missions.Add(mission);
        // Deux missions confiées au même instant à la même personne : la seconde relit la première.
        personnel.NoterModification();
        Consigner(acteur, mission, Evenement.MissionConfiee,
            $"a confié la mission {mission.Fonction!.Libelle} à {personnel.Personne!.Designation}, du {mission.Debut.EnChiffres()} au {mission.Fin.EnChiffres()}.");
        await db.SaveChangesAsync(ct);
        return mission.Id;
    }

    /// <summary>Change une mission. Refus : ceux de <see cref="ConfierAsync"/>, et mission.signee une fois la lettre en signature.</summary>
    public async Task ModifierAsync(Guid id, DemandeDeMission demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var (mission, lettres) = await TrouverAsync(id, acteur, ct);
        db.Entry(mission).Property(m => m.Version).OriginalValue = demande.Version;
        mission.ProgrammeClair = demande.ProgrammeClair;
        if (mission.Modifier(await FonctionAsync(demande.FonctionId, ct), demande.Debut, demande.Fin, demande.Indemnisation, lettres))
            await VerifierLesAutresAsync(mission, demande, ct);
        Equiper(mission, demande);
        var modifiee = db.Entry(mission).Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(Mission.Version));
        if (!modifiee) return;
        mission.NoterModification();
        mission.Personnel!.NoterModification();
        Consigner(acteur, mission, Evenement.MissionModifiee,
            $"a modifié la mission {mission.Fonction!.Libelle} de {mission.Personnel.Personne!.Designation}, du {mission.Debut.EnChiffres()} au {mission.Fin.EnChiffres()}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Interrompt la mission à partir d'un jour. Refus : mission.motif, mission.interruption, mission.interrompue.</summary>
    public async Task InterrompreAsync(Guid id, DateOnly le, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var (mission, _) = await TrouverAsync(id, acteur, ct);
        var interruption = mission.Interrompre(le, motif);
        Consigner(acteur, mission, Evenement.MissionInterrompue,
            $"a interrompu la mission de {mission.Personnel!.Personne!.Designation} à partir du {le.EnChiffres()} : {interruption.Motif.TrimEnd('.')}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Enregistre la reprise de la mission. Refus : mission.reprise, mission.interruption.</summary>
    public async Task ReprendreAsync(Guid id, DateOnly le, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var (mission, _) = await TrouverAsync(id, acteur, ct);
        mission.Reprendre(le);
        Consigner(acteur, mission, Evenement.MissionReprise, $"a repris la mission de {mission.Personnel!.Personne!.Designation} le {le.EnChiffres()}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Annule la mission, et abandonne sa lettre si elle n'est pas en signature. Refus : mission.signee.</summary>
    public async Task AnnulerAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        var (mission, etats) = await TrouverAsync(id, acteur, ct);
        var quand = horloge.Maintenant();
        mission.Annuler(etats, quand);
        foreach (var lettre in await db.Lettres.VisiblesPar(acteur).Where(l => l.MissionId == id && l.Etat != EtatDeLettre.Abandonnee).ToListAsync(ct))
        {
            lettre.Abandonner(quand);
            journal.Consigner(acteur, Evenement.LettreAbandonnee,
                new("lettre de mission", lettre.Id, lettre.EtablissementId, lettre.CodeAcademie), $"a abandonné la lettre {lettre.Reference}.");
        }
        Consigner(acteur, mission, Evenement.MissionAnnulee, $"a annulé la mission de {mission.Personnel!.Personne!.Designation}.");
        await db.SaveChangesAsync(ct);
    }

    private async Task<(Mission Mission, IReadOnlyList<EtatDeLettre> Lettres)> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct)
    {
        var mission = await db.Missions.VisiblesPar(acteur).Include(m => m.Interruptions).Include(m => m.Etablissement).Include(m => m.Fonction)
            .Include(m => m.Personnel!.Personne).Where(m => m.Id == id).TrouverAsync(ct);
        return (mission, await db.ToutesLesLettres().Where(l => l.MissionId == id).Select(l => l.Etat).ToListAsync(ct));
    }

    private async Task<Fonction> FonctionAsync(Guid id, CancellationToken ct) => await db.Fonctions.Where(f => f.Id == id).TrouverAsync(ct);

    private static void Equiper(Mission mission, DemandeDeMission demande)
    {
        mission.Equipements = Vide(demande.Equipements);
        mission.Temps = Vide(demande.Temps);
        mission.Lieu = Vide(demande.Lieu);
    }

    /// <summary>Une seule mission active par personne, fonction et période ici ; ailleurs, il faut confirmer.</summary>
    private async Task VerifierLesAutresAsync(Mission mission, DemandeDeMission demande, CancellationToken ct)
    {
        var personne = mission.Personnel!.Personne!;
        var autres = await db.Missions.AsNoTracking()
            .Where(m => m.Id != mission.Id && m.Annee == mission.Annee && m.Personnel!.PersonneId == personne.Id)
            .Where(m => m.Fonction!.Code == mission.Fonction!.Code).ToListAsync(ct);
        var recouvrantes = autres.Where(m => m.Recouvre(mission.Debut, mission.Terme)).ToList();
        if (recouvrantes.Any(m => m.EtablissementId == mission.EtablissementId))
            throw ReglesDesMissions.Doublon.Refus(("personne", personne.Designation), ("fonction", mission.Fonction!.Libelle));
        if (recouvrantes.Count > 0 && !demande.AutreEtablissementConfirme)
            throw ReglesDesMissions.AutreEtablissement.Refus(("personne", personne.Designation));
    }

    private void Consigner(Acteur acteur, Mission mission, string evenement, string geste) =>
        journal.Consigner(acteur, evenement, new("mission", mission.Id, mission.EtablissementId, acteur.CodeAcademie), geste);

    private static string? Vide(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
}
