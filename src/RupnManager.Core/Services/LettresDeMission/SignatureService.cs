using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Comptes;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Ce que la page de signature envoie.</summary>
public sealed record SignatureEnvoyee
{
    public required Guid LettreId { get; init; }

    /// <summary>L'empreinte du texte affiché au signataire.</summary>
    public required string EmpreinteLue { get; init; }
    public required bool Consentement { get; init; }
    public required string? MotDePasse { get; init; }

    /// <summary>Dessin facultatif, en PNG.</summary>
    public byte[]? Trace { get; init; }
}

/// <summary>Signer une lettre, retirer sa signature, la refuser, la renvoyer.</summary>
public sealed class SignatureService(
    RupnDbContext db, JournalService journal, CourriersDeLettre courriers, IdentificationService identification, ScellementService scellement, TimeProvider horloge)
{
    /// <summary>
    /// Pose la signature de l'acteur, en sa qualité ; après la dernière, scelle.
    /// Refus : signature.consentement, signature.mot-de-passe, dessin.format, et ceux de l'entité.
    /// </summary>
    public async Task<EtatDeLettre> SignerAsync(SignatureEnvoyee envoi, Acteur acteur, CancellationToken ct = default)
    {
        var etape = ExigerUneEtape(acteur);
        if (!envoi.Consentement) throw ReglesDeLaSignature.Consentement.Refus();
        if (envoi.Trace is { } trace && !DessinDeSignature.EstUnPng(trace)) throw ReglesDeLaSignature.DessinFormat.Refus();
        await TrouverAsync(envoi.LettreId, acteur, ct);
        await identification.ConfirmerAsync(acteur.PersonneId, envoi.MotDePasse, ReglesDeLaSignature.MotDePasse, ct);
        db.ChangeTracker.Clear();

        var lettre = await TrouverAsync(envoi.LettreId, acteur, ct);
        await PoserAsync(lettre, etape, acteur, new(envoi.EmpreinteLue, SignatureDemandee.MotDePasse, envoi.Trace), ct);
        await EnregistrerAsync(lettre.Id, etape, acteur, ct);
        if (lettre.Etat is EtatDeLettre.ASceller) return await scellement.TenterAsync(lettre.Id, ct);
        return lettre.Etat;
    }

    /// <summary>Retire sa signature tant que l'étape suivante est intacte. Refus : retrait.tard.</summary>
    public async Task RetirerAsync(Guid lettreId, Acteur acteur, CancellationToken ct = default)
    {
        var etape = ExigerUneEtape(acteur);
        var lettre = await TrouverAsync(lettreId, acteur, ct);
        lettre.Retirer(etape, acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.SignatureRetiree, RedactionService.Objet(lettre), $"a retiré sa signature de la lettre {lettre.Reference}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Le RUPN refuse la mission proposée. Refus : refus.motif.</summary>
    public async Task RefuserAsync(Guid lettreId, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.SignerCommeRupn);
        var lettre = await TrouverAsync(lettreId, acteur, ct);
        var signataires = lettre.VersionCourante.Posees.Select(s => s.PersonneId).ToList();
        lettre.Refuser(acteur, motif, horloge.Maintenant());
        await RetournerAsync(lettre, signataires, motif!.Trim(), Evenement.LettreRefusee, "a refusé", acteur, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Le DAN renvoie la lettre à reprendre. Refus : renvoi.motif.</summary>
    public async Task RenvoyerAsync(Guid lettreId, string? motif, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.ValiderLettres);
        await PoserLeRenvoiAsync(await TrouverAsync(lettreId, acteur, ct), motif, acteur, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>La signature, son entrée au journal et le courriel au suivant ; à enregistrer d'un bloc avec ce qui l'a demandée.</summary>
    internal Task PoserAsync(LettreDeMission lettre, Etape etape, Acteur acteur, SignatureDemandee demande, CancellationToken ct)
    {
        lettre.Signer(etape, acteur, demande, horloge.Maintenant());
        journal.Consigner(acteur, etape is Etape.Dan ? Evenement.LettreValidee : Evenement.LettreSignee, RedactionService.Objet(lettre), Phrase(lettre, etape, acteur));
        return courriers.AvertirDuTourAsync(lettre, ct);
    }

    /// <summary>Le renvoi, son entrée au journal et les courriels ; à enregistrer d'un bloc avec ce qui l'a demandé.</summary>
    internal Task PoserLeRenvoiAsync(LettreDeMission lettre, string? motif, Acteur acteur, CancellationToken ct)
    {
        var signataires = lettre.VersionCourante.Posees.Select(s => s.PersonneId).ToList();
        lettre.Renvoyer(acteur, motif, horloge.Maintenant());
        return RetournerAsync(lettre, signataires, motif!.Trim(), Evenement.LettreRenvoyee, "a renvoyé", acteur, ct);
    }

    private Task RetournerAsync(
        LettreDeMission lettre, List<Guid> signataires, string motif, string evenement, string geste, Acteur acteur, CancellationToken ct)
    {
        journal.Consigner(acteur, evenement, RedactionService.Objet(lettre), $"{geste} la lettre {lettre.Reference} : {motif}");
        return courriers.AvertirDuRetourAsync(lettre, signataires, acteur, motif, ct);
    }

    /// <summary>Deux personnes au même instant : une seule signature ; l'autre apprend qui a signé.</summary>
    private async Task EnregistrerAsync(Guid lettreId, Etape etape, Acteur acteur, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (Exception conflit) when (conflit is ModifieEntreTempsException or DejaEnregistreException)
        {
            db.ChangeTracker.Clear();
            var lettre = await TrouverAsync(lettreId, acteur, ct);
            throw lettre.VersionCourante.Posee(etape) is { } deja
                ? ReglesDeLaSignature.Deja.Refus(("auteur", deja.Designation), ("date", deja.Le.DateEnLettres()), ("heure", deja.Le.HeureEnLettres()))
                : ReglesDeLaSignature.TexteChange.Refus();
        }
    }

    private static Etape ExigerUneEtape(Acteur acteur) =>
        acteur.EtapeDe() ?? throw new InterditException("Votre rôle ne signe pas les lettres de mission.");

    internal static string Phrase(LettreDeMission lettre, Etape etape, Acteur acteur) => etape is Etape.Dan
        ? $"a validé la lettre {lettre.Reference}."
        : $"a signé la lettre {lettre.Reference} en qualité de {acteur.Qualite}"
          + (acteur.Delegation is { } delegation ? $" de {delegation.Delegant}." : ".");

    private async Task<LettreDeMission> TrouverAsync(Guid id, Acteur acteur, CancellationToken ct) =>
        await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == id).Completes().TrouverAsync(ct);
}
