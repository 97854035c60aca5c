using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Etablissements;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Missions;

/// <summary>Par qui un RUPN est remplacé avant d'avoir signé, à partir de quand, et pourquoi.</summary>
public sealed record RemplacementDemande
{
    public required Guid PersonnelId { get; init; }
    public required DateOnly Debut { get; init; }
    public required string? Motif { get; init; }

    /// <summary>Vrai si l'agent remplacé quitte l'établissement.</summary>
    public bool Parti { get; init; }

    /// <summary>Vrai quand l'avertissement « déjà dans un autre établissement » a été lu.</summary>
    public bool AutreEtablissementConfirme { get; init; }
}

/// <summary>Remplacer d'un geste un RUPN qui n'a pas signé : sa lettre et sa mission se ferment, une mission et un brouillon s'ouvrent.</summary>
public sealed class RemplacementDuRupnService(
    RupnDbContext db, MissionService missions, RedactionService redaction, ModeleService modeles, DepartService departs, CourriersDeLettre courriers,
    JournalService journal, TimeProvider horloge)
{
    /// <summary>
    /// Rend la lettre neuve, au brouillon, avec le même texte ; ou la mission, si elle n'avait pas de lettre.
    /// Refus : remplacement.motif, remplacement.meme, remplacement.signee, et ceux d'une mission nouvelle.
    /// </summary>
    public async Task<(Guid MissionId, Guid? LettreId)> RemplacerAsync(Guid missionId, RemplacementDemande demande, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.GererMissions);
        acteur.Exiger(Permission.RedigerLettres);
        if (string.IsNullOrWhiteSpace(demande.Motif)) throw ReglesDesMissions.RemplacementMotif.Refus();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var mission = await TrouverAsync(missionId, acteur, ct);
        if (demande.PersonnelId == mission.PersonnelId) throw ReglesDesMissions.RemplacementMeme.Refus(("personne", mission.Personnel!.Personne!.Designation));
        var lettre = await FermerAsync(mission, demande, acteur, ct);
        var nouvelle = await missions.ConfierAsync(Demande(mission, demande), acteur, ct);
        var neuve = lettre is null ? (Guid?)null : await EcrireAsync(nouvelle, lettre, acteur, ct);
        await transaction.CommitAsync(ct);
        return (nouvelle, neuve);
    }

    /// <summary>Ferme la mission et sa lettre ; rend celle-ci, dont le texte resservira.</summary>
    private async Task<LettreDeMission?> FermerAsync(Mission mission, RemplacementDemande demande, Acteur acteur, CancellationToken ct)
    {
        var (quand, motif, parti) = (horloge.Maintenant(), demande.Motif!.Trim().TrimEnd('.'), mission.Personnel!.Personne!);
        var lettres = await db.Lettres.VisiblesPar(acteur).Where(l => l.MissionId == mission.Id).Completes().ToListAsync(ct);
        var ouvertes = lettres.Where(l => l.Etat is not EtatDeLettre.Abandonnee).ToList();
        foreach (var lettre in ouvertes)
        {
            var attendait = lettre.Etat is EtatDeLettre.ASignerParLeRupn;
            lettre.FermerPourUnAutre(acteur, motif, quand);
            journal.Consigner(acteur, Evenement.LettreAbandonnee, RedactionService.Objet(lettre),
                $"a fermé la lettre {lettre.Reference}, que {parti.Designation} ne signera pas : {motif}.");
            if (attendait) courriers.AvertirDeLaFermeture(lettre, acteur, motif);
        }
        mission.Annuler(lettres.Select(l => l.Etat), quand);
        if (demande.Parti) await departs.NoterAsync(mission.Personnel, DernierJour(demande), acteur, ct);
        else mission.Personnel.NoterModification();
        journal.Consigner(acteur, Evenement.MissionAnnulee, new("mission", mission.Id, mission.EtablissementId, acteur.CodeAcademie),
            $"a remplacé {parti.Designation} pour la mission {mission.Fonction!.Libelle} : {motif}.");
        await db.SaveChangesAsync(ct);
        return ouvertes.OrderByDescending(l => l.CreeeLe).FirstOrDefault();
    }

    /// <summary>Le même texte, au modèle d'aujourd'hui si un autre a été publié depuis.</summary>
    private async Task<Guid> EcrireAsync(Guid missionId, LettreDeMission lettre, Acteur acteur, CancellationToken ct)
    {
        var mission = await TrouverAsync(missionId, acteur, ct);
        var modele = await modeles.ModeleEnVigueurAsync(lettre.CodeAcademie, mission.Annee, ct);
        var contenu = lettre.VersionCourante.Contenu.PourUneLettreNouvelle(lettre.Modele!, modele);
        return await redaction.CreerAsync(mission, contenu, acteur, $", avec le texte de la lettre {lettre.Reference}", ct);
    }

    /// <summary>La veille du premier jour de qui le remplace, ou aujourd'hui si ce jour est passé.</summary>
    private DateOnly DernierJour(RemplacementDemande demande) =>
        demande.Debut.AddDays(-1) is var veille && veille > horloge.Aujourdhui() ? veille : horloge.Aujourdhui();

    private static DemandeDeMission Demande(Mission mission, RemplacementDemande demande) => new()
    {
        Annee = mission.Annee, PersonnelId = demande.PersonnelId, FonctionId = mission.FonctionId, Debut = demande.Debut, Fin = mission.Fin,
        Indemnisation = mission.Indemnisation, Equipements = mission.Equipements, Temps = mission.Temps, Lieu = mission.Lieu,
        AutreEtablissementConfirme = demande.AutreEtablissementConfirme,
    };

    private Task<Mission> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) => db.Missions.VisiblesPar(acteur).Where(m => m.Id == id)
        .Include(m => m.Personnel!.Personne).Include(m => m.Etablissement!.Academie).Include(m => m.Fonction).TrouverAsync(ct);
}
