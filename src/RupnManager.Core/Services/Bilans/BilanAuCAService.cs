using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Bilans;

/// <summary>La séance où le bilan a été présenté.</summary>
public sealed record PresentationAuCA(DateOnly? Date, DateOnly? Convocation, string? Observations);

/// <summary>Le bilan que le chef présente au CA (art. 6, décret n° 2010-1065) : écrit, arrêté, présenté ; puis l'année se clôt.</summary>
public sealed class BilanAuCAService(RupnDbContext db, LectureDuBilanAuCAService lecture, JournalService journal, TimeProvider horloge)
{
    /// <summary>Écrit les textes ; rend la nouvelle version. Refus : bilan-ca.geste, bilan.texte, bilan.entre-temps, confidentiel.montants, annee.close.</summary>
    public async Task<int> EcrireAsync(AnneeScolaire annee, int version, TextesDuBilanAuCA textes, Acteur acteur, CancellationToken ct = default)
    {
        var bilan = await TrouverOuOuvrirAsync(annee, acteur, ct);
        if (bilan.Etat is EtatDuBilanAuCA.EnPreparation && bilan.Version != version) throw ReglesDesBilans.EntreTemps.Refus();
        bilan.Ecrire(textes);
        await db.SaveChangesAsync(ct);
        return bilan.Version;
    }

    /// <summary>Arrête le texte. Refus : bilan-ca.geste, bilan-ca.fonction, bilan-ca.vide, bilan-ca.attendus, confidentiel.montants, annee.close.</summary>
    public async Task ArreterAsync(AnneeScolaire annee, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        var bilan = await TrouverOuOuvrirAsync(annee, acteur, ct);
        await VerifierLesTextesAsync(bilan.Textes, acteur, ct);
        var (attendus, autres) = await lecture.AttendusAsync(annee, acteur, ct);
        bilan.Arreter(autres, attendus, motif, acteur, horloge.Maintenant());
        var sans = bilan.MotifSansTousLesBilans is { } raison ? $", sans tous les bilans : {raison.TrimEnd('.')}" : "";
        journal.Consigner(acteur, Evenement.BilanAuCAArrete, Objet(bilan), $"a arrêté le texte du bilan {annee} au CA{sans}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Rouvre le texte. Refus : bilan-ca.geste, annee.close.</summary>
    public async Task ReprendreAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        var bilan = await TrouverOuOuvrirAsync(annee, acteur, ct);
        bilan.Reprendre();
        journal.Consigner(acteur, Evenement.BilanAuCARepris, Objet(bilan), $"a repris le texte du bilan {annee} au CA.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Enregistre la présentation ; rend les avertissements à lire. Refus : bilan-ca.geste, bilan-ca.date, bilan.texte, annee.close.</summary>
    public async Task<IReadOnlyList<string>> PresenterAsync(AnneeScolaire annee, PresentationAuCA seance, Acteur acteur, CancellationToken ct = default)
    {
        var bilan = await TrouverOuOuvrirAsync(annee, acteur, ct);
        bilan.Presenter(seance.Date, seance.Convocation, seance.Observations, horloge.Aujourdhui());
        var jour = bilan.DatePresentation!.Value;
        journal.Consigner(acteur, Evenement.BilanAuCAPresente, Objet(bilan), $"a enregistré la présentation du bilan {annee} au CA du {jour.EnChiffres()}.");
        await db.SaveChangesAsync(ct);
        return await lecture.DelaiAsync(jour, bilan.DateConvocation!.Value, ct);
    }

    /// <summary>Clôt l'année de l'établissement. Refus : annee.bilan-ca (art. 6), annee.retours, annee.close.</summary>
    public Task CloreLAnneeAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.PresenterAuCA);
        return db.RejouerAsync(async _ =>
        {
            await CloreAsync(annee, acteur, ct);
            return true;
        }, ct);
    }

    private async Task CloreAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        // Les lignes sans retour se comptent l'année tenue : aucun geste ne peut en ajouter avant la clôture.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.BilansAuCA.VisiblesPar(acteur).Where(b => b.Annee == annee).TenirAsync(ct);
        var bilan = await TrouverOuOuvrirAsync(annee, acteur, ct);
        bilan.CloreLAnnee(await lecture.LignesSansRetourAsync(annee, acteur, ct), acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.AnneeClose, Objet(bilan), $"a clos l'année {annee}.");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    internal static ObjetDuJournal Objet(BilanAuCA bilan) => new("bilan au CA", bilan.Id, bilan.EtablissementId, bilan.CodeAcademie);

    /// <summary>Aucun texte du dossier ne porte le montant d'une personne. Refus : confidentiel.montants.</summary>
    private async Task VerifierLesTextesAsync(TextesDuBilanAuCA textes, Acteur acteur, CancellationToken ct)
    {
        var noms = await db.Personnels.VisiblesPar(acteur).Select(p => p.Personne!.NomUsage).Distinct().ToListAsync(ct);
        foreach (var (champ, texte) in textes.Tous)
            if (PassageConfidentiel.Trouver(texte, noms) is { } passage) throw ReglesDesBilans.Montants.RefusSur(champ, ("passage", passage));
    }

    private async Task<BilanAuCA> TrouverOuOuvrirAsync(AnneeScolaire annee, Acteur acteur, CancellationToken ct)
    {
        acteur.Exiger(Permission.PresenterAuCA);
        if (await db.BilansAuCA.VisiblesPar(acteur).FirstOrDefaultAsync(b => b.Annee == annee, ct) is { } bilan) return bilan;
        var nouveau = new BilanAuCA { EtablissementId = acteur.EtablissementId!.Value, CodeAcademie = acteur.CodeAcademie!, Annee = annee };
        db.BilansAuCA.Add(nouveau);
        return nouveau;
    }
}
