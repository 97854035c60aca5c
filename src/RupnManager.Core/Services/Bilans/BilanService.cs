using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Bilans;

/// <summary>Ce que le RUPN envoie de son brouillon, et la version qu'il a lue.</summary>
public sealed record BilanEnvoye
{
    public required Guid BilanId { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyDictionary<string, Reponse> Reponses { get; init; }
}

/// <summary>La vie du bilan d'un RUPN : commencé, écrit, soumis, visé ou renvoyé, repris.</summary>
public sealed class BilanService(RupnDbContext db, LectureDesBilansService lecture, JournalService journal, CourriersDuBilanService courriers, TimeProvider horloge)
{
    /// <summary>Ouvre le brouillon d'une mission à soi, ou rend celui qui existe.</summary>
    public async Task<Guid> CommencerAsync(Guid missionId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerBilan);
        if (await db.Bilans.VisiblesPar(acteur).Where(b => b.MissionId == missionId).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct) is { } deja) return deja;
        var mission = await db.Missions.VisiblesPar(acteur).Where(m => m.Id == missionId && m.AnnuleeLe == null && m.Fonction!.Code == Fonction.CodeRupn)
            .Include(m => m.Etablissement).TrouverAsync(ct);
        var bilan = new Bilan
        {
            MissionId = mission.Id, PersonneId = acteur.PersonneId, EtablissementId = mission.EtablissementId,
            CodeAcademie = mission.Etablissement!.CodeAcademie, Annee = mission.Annee,
        };
        db.Bilans.Add(bilan);
        await db.SaveChangesAsync(ct);
        return bilan.Id;
    }

    /// <summary>Enregistre le brouillon ; rend sa nouvelle version. Refus : bilan.geste, bilan.texte, bilan.entre-temps, annee.close.</summary>
    public async Task<int> EnregistrerAsync(BilanEnvoye envoi, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerBilan);
        var bilan = await TrouverAsync(envoi.BilanId, acteur, ct);
        if (bilan.Etat is EtatDeBilan.Brouillon && bilan.Version != envoi.Version) throw ReglesDesBilans.EntreTemps.Refus();
        bilan.Ecrire(envoi.Reponses);
        await db.SaveChangesAsync(ct);
        return bilan.Version;
    }

    /// <summary>Soumet le bilan au chef, chiffres figés. Refus : bilan.geste, bilan.auteur, bilan.incomplet, confidentiel.montants, annee.close.</summary>
    public async Task SoumettreAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerBilan);
        var bilan = await TrouverAsync(id, acteur, ct);
        VerifierLesTextes(bilan, [bilan.Personne!.NomUsage]);
        // Les chiffres se lisent le relevé tenu : aucune activité ne peut s'y ajouter avant qu'ils soient figés.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TenirOuvertesAsync([(bilan.EtablissementId, bilan.Annee)], ct);
        await db.TenirLeReleveAsync(bilan.MissionId, ct);
        var releve = await lecture.ReleveAsync(bilan.MissionId, acteur, ct);
        bilan.Soumettre(ChiffresDuBilan.De(releve), acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.BilanSoumis, Objet(bilan), $"a soumis son bilan {bilan.Annee}.");
        await courriers.AvertirDeLaSoumissionAsync(bilan, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Le chef vise le bilan. Refus : bilan.geste, bilan.visa (403), confidentiel.montants, annee.close.</summary>
    public async Task ViserAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeViser(acteur);
        var bilan = await TrouverAsync(id, acteur, ct);
        VerifierLesTextes(bilan, await db.Personnels.VisiblesPar(acteur).Select(p => p.Personne!.NomUsage).Distinct().ToListAsync(ct));
        bilan.Viser(acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.BilanVise, Objet(bilan), $"a visé le bilan de {bilan.Personne!.Designation}.");
        courriers.AvertirDuVisa(bilan, acteur);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Le chef renvoie le bilan. Refus : bilan.geste, bilan.motif, annee.close.</summary>
    public async Task RenvoyerAsync(Guid id, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        ExigerDeViser(acteur);
        var bilan = await TrouverAsync(id, acteur, ct);
        bilan.Renvoyer(motif, acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.BilanRenvoye, Objet(bilan), $"a renvoyé le bilan de {bilan.Personne!.Designation} : {bilan.MotifDuRenvoi!.TrimEnd('.')}.");
        courriers.AvertirDuRenvoi(bilan, acteur);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Le RUPN rouvre son bilan renvoyé. Refus : bilan.geste, annee.close.</summary>
    public async Task ReprendreAsync(Guid id, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerBilan);
        var bilan = await TrouverAsync(id, acteur, ct);
        bilan.Reprendre();
        journal.Consigner(acteur, Evenement.BilanRepris, Objet(bilan), $"a repris son bilan {bilan.Annee}.");
        await db.SaveChangesAsync(ct);
    }

    internal static ObjetDuJournal Objet(Bilan bilan) => new("bilan", bilan.Id, bilan.EtablissementId, bilan.CodeAcademie);

    /// <summary>Le bilan visé est joint au dossier de CA : il ne dit le montant de personne.</summary>
    private static void VerifierLesTextes(Bilan bilan, IReadOnlyCollection<string> noms)
    {
        foreach (var (cle, reponse) in bilan.Reponses)
            if (PassageConfidentiel.Trouver(reponse.Texte, noms) is { } passage)
                throw ReglesDesBilans.Montants.RefusSur($"Textes[{cle}]", ("passage", passage));
    }

    private static void ExigerDeViser(Acteur acteur)
    {
        if (!acteur.Peut(Permission.ViserBilans)) throw new InterditException(ReglesDesBilans.Visa);
    }

    private Task<Bilan> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        db.Bilans.VisiblesPar(acteur).Where(b => b.Id == id).Include(b => b.Personne).Include(b => b.Etablissement!.Academie).TrouverAsync(ct);
}
