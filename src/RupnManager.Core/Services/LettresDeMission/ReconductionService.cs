using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Missions;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce que la reconduction d'une mission a fait : la mission de l'année, sa lettre, et si quelque chose est nouveau.</summary>
public sealed record Reconduction(Guid MissionId, Guid? LettreId, bool Faite);

/// <summary>Reconduire d'un geste la mission et la lettre de l'an dernier, en brouillon. Le montant d'une indemnité ne suit jamais.</summary>
public sealed class ReconductionService(RupnDbContext db, MissionService missions, RedactionService redaction, ModeleService modeles)
{
    /// <summary>Ouvre la mission et le brouillon de l'année suivante. Refus : ceux d'une mission nouvelle (éligibilité, dates, doublon).</summary>
    public async Task<Guid> ReconduireAsync(Guid lettreId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => l.Id == lettreId).Completes().TrouverAsync(ct);
        if (!lettre.Pour(acteur).Contains(GesteDeLettre.Reconduire))
            throw ReglesDeLaLettre.GesteImpossible.Refus(("etat", lettre.Etat.Libelle()));

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var missionId = await missions.ConfierAsync(await DemandeAsync(lettre.Mission!, lettre.Annee.Suivante, ct), acteur, ct);
        var nouvelle = await EcrireAsync(missionId, lettre, acteur, ct);
        await transaction.CommitAsync(ct);
        return nouvelle;
    }

    /// <summary>
    /// Reconduit une mission dans l'année suivante, avec sa lettre si c'est une mission de RUPN ; ce qui existe déjà reste tel quel.
    /// Refus : ceux d'une mission nouvelle, et mission.autre-etablissement sans confirmation.
    /// </summary>
    public async Task<Reconduction> ReconduireLaMissionAsync(Guid missionId, bool ailleursConfirme, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        acteur.Exiger(Permission.RedigerLettres);
        var mission = await db.Missions.VisiblesPar(acteur).AsNoTracking().Where(m => m.Id == missionId && m.AnnuleeLe == null)
            .Include(m => m.Fonction).Include(m => m.Etablissement).TrouverAsync(ct);
        var annee = mission.Annee.Suivante;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var deja = await db.Missions.VisiblesPar(acteur)
            .Where(m => m.PersonnelId == mission.PersonnelId && m.Annee == annee && m.AnnuleeLe == null && m.Fonction!.Code == mission.Fonction!.Code)
            .OrderBy(m => m.Debut).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
        var id = deja ?? await missions.ConfierAsync(await DemandeAsync(mission, annee, ct) with { AutreEtablissementConfirme = ailleursConfirme }, acteur, ct);
        var lettre = await LettreAEcrireAsync(id, mission, acteur, ct) ? (Guid?)await EcrireAsync(id, await SourceAsync(missionId, acteur, ct), acteur, ct) : null;
        await transaction.CommitAsync(ct);
        return new(id, lettre, deja is null || lettre is not null);
    }

    private async Task<bool> LettreAEcrireAsync(Guid id, Mission mission, Acteur acteur, CancellationToken ct) =>
        mission.Fonction!.Code == Fonction.CodeRupn && !await db.Lettres.VisiblesPar(acteur)
            .AnyAsync(l => l.MissionId == id && l.Nature == NatureDeLActe.Lettre && l.Etat != EtatDeLettre.Abandonnee, ct);

    /// <summary>La lettre dont partir : la dernière qui a valu, sinon la dernière écrite, sinon le modèle seul.</summary>
    private Task<LettreDeMission?> SourceAsync(Guid missionId, Acteur acteur, CancellationToken ct) =>
        db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => l.MissionId == missionId).ALaRentree().Completes().FirstOrDefaultAsync(ct);

    private async Task<Guid> EcrireAsync(Guid missionId, LettreDeMission? source, Acteur acteur, CancellationToken ct)
    {
        if (source is null) return await redaction.RedigerAsync(missionId, acteur, ct);
        var mission = await db.Missions.VisiblesPar(acteur).Where(m => m.Id == missionId)
            .Include(m => m.Personnel!.Personne).Include(m => m.Etablissement!.Academie).Include(m => m.Fonction).TrouverAsync(ct);
        var modele = await modeles.ModeleEnVigueurAsync(source.CodeAcademie, mission.Annee, ct);
        return await redaction.CreerAsync(mission, source.VersionCourante.Contenu.PourLAnneeSuivante(source.Modele!, modele), acteur, $", d'après la lettre {source.Reference}", ct);
    }

    private async Task<DemandeDeMission> DemandeAsync(Mission mission, AnneeScolaire annee, CancellationToken ct)
    {
        var type = mission.Etablissement!.Type;
        var fonctions = await db.Fonctions.AsNoTracking().Where(f => f.Code == mission.Fonction!.Code && f.TypeEtablissement == type).ToListAsync(ct);
        return new DemandeDeMission
        {
            Annee = annee,
            PersonnelId = mission.PersonnelId,
            FonctionId = mission.FonctionEn(annee, fonctions).Id,
            Debut = annee.PremierJour,
            Fin = annee.FinDesMissions,
            Indemnisation = mission.IndemnisationEn(annee),
            ProgrammeClair = mission.ProgrammeClair,
            Equipements = mission.Equipements,
            Temps = mission.Temps,
            Lieu = mission.Lieu,
        };
    }
}
