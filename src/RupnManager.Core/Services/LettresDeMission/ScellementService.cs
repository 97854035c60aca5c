using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Pdf;
using RupnManager.Pdf.Moteur;
using RupnManager.Pdf.Scellement;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Une lettre signée de tous dont le scellement attend.</summary>
public sealed record LettreASceller(Guid Id, string Reference, DateTime Depuis, int Tentatives, string? DerniereErreur, DateTime? ProchaineTentative);

/// <summary>Après la dernière signature : rendre une fois, sceller, conserver. En cas d'échec la lettre attend, rien n'est perdu.</summary>
public sealed class ScellementService(
    RupnDbContext db, FabriqueDeSceau fabrique, ImpressionDeLaLettre impression, JournalService journal, CourriersDeLettre courriers,
    TimeProvider horloge, ILogger<ScellementService> trace)
{
    /// <summary>Tente de sceller ; rend l'état atteint. Un échec est noté, repris plus tard, jamais lancé. « le » ne sert qu'à la démonstration.</summary>
    public async Task<EtatDeLettre> TenterAsync(Guid lettreId, CancellationToken ct = default, DateTime? le = null)
    {
        db.ChangeTracker.Clear();
        var lettre = await db.Lettres.Where(l => l.Id == lettreId).Completes().TrouverAsync(ct);
        if (lettre.Etat is not EtatDeLettre.ASceller) return lettre.Etat;
        try
        {
            await ScellerAsync(lettre, le ?? horloge.Maintenant(), ct);
            return lettre.Etat;
        }
        catch (Exception conflit) when (conflit is ModifieEntreTempsException or DejaEnregistreException)
        {
            // Une autre instance scelle au même instant : son résultat vaut.
            trace.LogInformation(conflit, "Le scellement de la lettre {Reference} a été pris de vitesse", lettre.Reference);
            return await db.Lettres.AsNoTracking().Where(l => l.Id == lettreId).Select(l => l.Etat).SingleAsync(ct);
        }
        catch (Exception echec) when (echec is not OperationCanceledException)
        {
            trace.LogError(echec, "Le scellement de la lettre {Reference} a échoué", lettre.Reference);
            await NoterEchecAsync(lettreId, echec, ct);
            return EtatDeLettre.ASceller;
        }
    }

    /// <summary>Reprend les scellements dus ; rend le nombre de lettres scellées.</summary>
    public async Task<int> ReprendreAsync(CancellationToken ct = default)
    {
        var maintenant = horloge.Maintenant();
        var dues = await db.Lettres.Where(l => l.Etat == EtatDeLettre.ASceller)
            .Where(l => !db.Scellements.Any(s => s.LettreId == l.Id && s.ProchaineTentative > maintenant))
            .OrderBy(l => l.EtatDepuis).Select(l => l.Id).Take(50).ToListAsync(ct);
        var scellees = 0;
        foreach (var id in dues)
            if (await TenterAsync(id, ct) is not EtatDeLettre.ASceller) scellees++;
        return scellees;
    }

    /// <summary>Les actes en souffrance, pour l'administrateur : référence et cause, ni nom ni texte.</summary>
    public async Task<IReadOnlyList<LettreASceller>> EnAttenteAsync(Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        return await db.Lettres.AsNoTracking().Where(l => l.Etat == EtatDeLettre.ASceller).OrderBy(l => l.EtatDepuis)
            .GroupJoin(db.Scellements, l => l.Id, s => s.LettreId, (l, s) => new { l, s })
            .SelectMany(x => x.s.DefaultIfEmpty(), (x, s) => new LettreASceller(
                x.l.Id, x.l.Reference, x.l.EtatDepuis, s == null ? 0 : s.Tentatives, s == null ? null : s.DerniereErreur, s == null ? null : s.ProchaineTentative))
            .ToListAsync(ct);
    }

    /// <summary>Un administrateur relance le scellement d'une lettre.</summary>
    public async Task<EtatDeLettre> RelancerAsync(Guid lettreId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SurveillerService);
        return await TenterAsync(lettreId, ct);
    }

    internal async Task ScellerAsync(LettreDeMission lettre, DateTime quand, CancellationToken ct)
    {
        var annexes = await AnnexesAsync(db, lettre, ct);
        var aImprimer = impression.Definitif(lettre, annexes, PreuveJointe.Ecrire(lettre), quand);
        var rendu = LettreDeMissionPdf.Rendre(aImprimer);
        var demande = new DemandeDeSceau(lettre.Reference, lettre.CodeDeVerification, lettre.Mission!.Etablissement!.Commune, new(quand, TimeSpan.Zero));
        var scelle = await fabrique.Ouvrir().ScellerAsync(rendu, demande, ct);
        var verdict = VerificateurDeSceau.Verifier(scelle);
        if (!verdict.EstValide) throw new ScellementException($"Le fichier scellé ne se vérifie pas : {verdict.Motif}");

        var fichier = new Fichier
        {
            LettreId = lettre.Id, Usage = UsageDeFichier.LettreScellee, Nom = $"{lettre.Reference}.pdf",
            Octets = scelle, Empreinte = Empreintes.Sha256(scelle), Le = quand,
        };
        db.Fichiers.Add(fichier);
        var suivi = await SuiviAsync(lettre.Id, ct);
        suivi.NoterReussite(fichier.Id, fichier.Empreinte, PdfJoint.Compter(scelle), scelle.LongLength, verdict.HorodateLe?.UtcDateTime, quand);
        lettre.NoterScellement(quand);
        journal.Consigner(Evenement.LettreScellee, RedactionService.Objet(lettre),
            $"L'application a scellé la lettre {lettre.Reference} (empreinte {fichier.Empreinte}).", quand);
        await RattacherAsync(lettre, quand, ct);
        await courriers.AvertirDeLaValidationAsync(lettre, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>L'avenant scellé remplace l'acte en vigueur ; l'acte de fin le termine.</summary>
    private async Task RattacherAsync(LettreDeMission acte, DateTime quand, CancellationToken ct)
    {
        if (acte.Nature is NatureDeLActe.Lettre) return;
        var enVigueur = await db.Lettres
            .Where(l => (l.Id == acte.LettreInitialeId || l.LettreInitialeId == acte.LettreInitialeId) && l.Id != acte.Id && l.Etat == EtatDeLettre.Validee)
            .FirstOrDefaultAsync(ct);
        if (enVigueur is null) return;
        if (acte.Nature is NatureDeLActe.Avenant)
        {
            enVigueur.Remplacer(quand);
            journal.Consigner(Evenement.LettreRemplacee, RedactionService.Objet(enVigueur), $"L'avenant {acte.Reference} remplace la lettre {enVigueur.Reference}.", quand);
        }
        else
        {
            enVigueur.Terminer(quand);
            var contenu = acte.VersionCourante.Contenu;
            journal.Consigner(Evenement.FinDeMission, RedactionService.Objet(enVigueur),
                $"L'acte {acte.Reference} met fin à la mission {enVigueur.Reference} au {contenu.DateDeFin!.Value.EnLettres()} : {contenu.MotifDeFin}", quand);
        }
    }

    internal static async Task<List<AnnexeAImprimer>> AnnexesAsync(RupnDbContext db, LettreDeMission lettre, CancellationToken ct)
    {
        var annexe = lettre.Acte.Annexe?.FichierId;
        var fichiers = await db.Fichiers.AsNoTracking()
            .Where(f => f.LettreId == lettre.Id || f.Id == annexe)
            .Where(f => f.Id == annexe || f.Usage == UsageDeFichier.LettreManuscrite)
            .OrderBy(f => f.Usage).ThenByDescending(f => f.Le).ToListAsync(ct);
        return [.. fichiers.DistinctBy(f => f.Usage).Select(f => new AnnexeAImprimer(
            f.Usage is UsageDeFichier.LettreManuscrite ? "Lettre signée à la main" : "Document joint par l'établissement", f.Octets))];
    }

    private async Task NoterEchecAsync(Guid lettreId, Exception echec, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var suivi = await SuiviAsync(lettreId, ct);
        var premier = suivi.Tentatives == 0;
        suivi.NoterEchec(echec.Message, echec is HorodatageIndisponibleException, horloge.Maintenant());
        var lettre = await db.Lettres.Where(l => l.Id == lettreId).TrouverAsync(ct);
        if (premier)
            journal.Consigner(Evenement.ScellementEchoue, RedactionService.Objet(lettre), $"Le scellement de la lettre {lettre.Reference} a échoué : {echec.Message}");
        await db.SaveChangesAsync(ct);
    }

    private async Task<Scellement> SuiviAsync(Guid lettreId, CancellationToken ct)
    {
        if (await db.Scellements.FirstOrDefaultAsync(s => s.LettreId == lettreId, ct) is { } suivi) return suivi;
        var nouveau = new Scellement { LettreId = lettreId };
        db.Scellements.Add(nouveau);
        return nouveau;
    }
}
