using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Missions;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Reconduire d'un geste la mission et la lettre de l'an dernier, en brouillon.</summary>
public sealed class ReconductionService(RupnDbContext db, MissionService missions, RedactionService redaction, ModeleService modeles)
{
    /// <summary>Ouvre la mission et le brouillon de l'année suivante. Refus : ceux d'une mission nouvelle (éligibilité, dates, doublon).</summary>
    public async Task<Guid> ReconduireAsync(Guid lettreId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await db.Lettres.VisiblesPar(acteur).AsNoTracking().Where(l => l.Id == lettreId).Completes().TrouverAsync(ct);
        if (!lettre.Pour(acteur).Contains(GesteDeLettre.Reconduire))
            throw ReglesDeLaLettre.GesteImpossible.Refus(("etat", lettre.Etat.Libelle()));
        var annee = lettre.Annee.Suivante;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var missionId = await missions.ConfierAsync(await DemandeAsync(lettre.Mission!, annee, ct), acteur, ct);
        var mission = await db.Missions.VisiblesPar(acteur).Where(m => m.Id == missionId)
            .Include(m => m.Personnel!.Personne).Include(m => m.Etablissement!.Academie).Include(m => m.Fonction).TrouverAsync(ct);
        var modele = await modeles.ModeleEnVigueurAsync(lettre.CodeAcademie, annee, ct);
        var nouvelle = await redaction.CreerAsync(mission, Reprendre(lettre, modele), acteur, $", d'après la lettre {lettre.Reference}", ct);
        await transaction.CommitAsync(ct);
        return nouvelle;
    }

    private async Task<DemandeDeMission> DemandeAsync(Mission mission, AnneeScolaire annee, CancellationToken ct)
    {
        var type = mission.Etablissement!.Type;
        var fonctions = await db.Fonctions.AsNoTracking().Where(f => f.Code == mission.Fonction!.Code && f.TypeEtablissement == type).ToListAsync(ct);
        var ouverte = fonctions.FirstOrDefault(f => f.OuverteEn(annee))
            ?? throw ReglesDesMissions.FonctionFermee.Refus(("fonction", mission.Fonction!.Libelle), ("annee", annee));
        return new DemandeDeMission
        {
            Annee = annee,
            PersonnelId = mission.PersonnelId,
            FonctionId = ouverte.Id,
            Debut = annee.PremierJour,
            Fin = new DateOnly(annee.Debut + 1, 6, 30),
            Indemnisation = mission.Indemnisation is Indemnisation.Neuviemes && annee.Regime is Regime.Ific
                ? Indemnisation.VersementUnique : mission.Indemnisation,
            Equipements = mission.Equipements,
            Temps = mission.Temps,
            Lieu = mission.Lieu,
        };
    }

    /// <summary>Ce que le chef avait écrit suit ; ce qui venait du modèle prend le texte du modèle de l'année.</summary>
    private static ContenuDeLettre Reprendre(LettreDeMission lettre, ModeleDeLettre modele)
    {
        var ancien = lettre.VersionCourante.Contenu;
        var clauses = ancien.Clauses
            .Where(c => c.EstLibre || modele.Clause(c.Cle) is { Statut: StatutDeClause.Adaptable })
            .Select(c => lettre.Modele!.Clause(c.Cle)?.Texte == c.Texte ? c with { Texte = modele.Clause(c.Cle)!.Texte } : c);
        return new ContenuDeLettre { Clauses = [.. clauses], Champs = ancien.Champs, QuiFaitQuoi = ancien.QuiFaitQuoi, Annexe = ancien.Annexe };
    }
}
