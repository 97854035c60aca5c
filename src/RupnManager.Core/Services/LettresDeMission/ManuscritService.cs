using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Une lettre signée sur le papier : les dates de chaque signature, le lieu de l'original, le PDF numérisé.</summary>
public sealed record SignaturesManuscrites
{
    public required Guid LettreId { get; init; }
    public required DateOnly? DateDuChef { get; init; }
    public required DateOnly? DateDuRupn { get; init; }
    public required DateOnly? DateDuDan { get; init; }

    /// <summary>Le DAN qui a signé le papier, quand le circuit le demande.</summary>
    public required string? NomDuDan { get; init; }
    public required string? LieuDeLOriginal { get; init; }
    public required string NomDuFichier { get; init; }
    public required byte[] Octets { get; init; }
}

/// <summary>Déclarer les signatures portées sur le papier : elles tiennent lieu de signatures électroniques, et sont dites telles.</summary>
public sealed class ManuscritService(
    RupnDbContext db, JournalService journal, CourriersDeLettre courriers, ScellementService scellement, TimeProvider horloge)
{
    /// <summary>Refus : manuscrit.date, manuscrit.original, annexe.type, annexe.taille, circuit.ordre.</summary>
    public async Task<EtatDeLettre> DeclarerAsync(SignaturesManuscrites envoi, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.DeclarerSignatureManuscrite);
        var lettre = await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == envoi.LettreId).Completes().TrouverAsync(ct);
        if (string.IsNullOrWhiteSpace(envoi.LieuDeLOriginal)) throw ReglesDeLaSignature.ManuscritOriginal.Refus();
        AnnexeService.Controler(envoi.Octets);
        var quand = horloge.Maintenant();
        var signataires = await SignatairesAsync(lettre, envoi, acteur, ct);
        lettre.DeclarerManuscrites(acteur, signataires, quand);
        db.Fichiers.Add(AnnexeService.Conserver(lettre.Id, envoi.NomDuFichier, envoi.Octets, UsageDeFichier.LettreManuscrite, quand));
        foreach (var (_, signataire) in signataires)
            journal.Consigner(acteur, Evenement.SignatureManuscrite, RedactionService.Objet(lettre),
                $"a déclaré la signature manuscrite de {signataire.Designation} du {signataire.Le.EnLettres()} ; original : {signataire.LieuDeLOriginal}.");
        await db.SaveChangesAsync(ct);
        return await scellement.TenterAsync(lettre.Id, ct);
    }

    private async Task<List<(Etape, SignataireManuscrit)>> SignatairesAsync(
        LettreDeMission lettre, SignaturesManuscrites envoi, Acteur acteur, CancellationToken ct)
    {
        var lieu = envoi.LieuDeLOriginal!.Trim();
        var personne = lettre.Mission!.Personnel!.Personne!;
        var dan = (await courriers.SignatairesAsync(lettre, Etape.Dan, ct)).Select(d => d.Personne).FirstOrDefault();
        var signataires = new List<(Etape, SignataireManuscrit)>();
        foreach (var etape in lettre.Circuit)
            signataires.Add((etape, etape switch
            {
                Etape.Chef => new(acteur.PersonneId, acteur.Designation, acteur.Qualite, Exiger(envoi.DateDuChef, nameof(envoi.DateDuChef)), lieu),
                Etape.Rupn => new(personne.Id, personne.Designation, "RUPN", Exiger(envoi.DateDuRupn, nameof(envoi.DateDuRupn)), lieu),
                _ => new(dan?.Id ?? Guid.Empty, NomDuDan(envoi, dan?.Designation), lettre.TitreDuTroisiemeSignataire,
                    Exiger(envoi.DateDuDan, nameof(envoi.DateDuDan)), lieu),
            }));
        return signataires;
    }

    private static string NomDuDan(SignaturesManuscrites envoi, string? enFonction) =>
        string.IsNullOrWhiteSpace(envoi.NomDuDan) ? enFonction ?? "" : envoi.NomDuDan.Trim();

    private static DateOnly Exiger(DateOnly? date, string champ) => date ?? throw ReglesDeLaSignature.ManuscritDateAbsente.RefusSur(champ);
}
