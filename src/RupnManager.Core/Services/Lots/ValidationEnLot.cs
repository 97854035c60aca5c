using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Regles;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Lots;

/// <summary>La validation par lot : chaque lettre reçoit la signature du DAN comme s'il l'avait posée seule, puis elle est scellée.</summary>
public sealed class ValidationEnLot(RupnDbContext db, SignatureService signatures, ScellementService scellement) : LettresEnLot(db)
{
    public override NatureDeLot Nature => NatureDeLot.Validation;

    public override Regle SansConsentement => ReglesDeLaSignature.Consentement;

    public override Regle MotDePasseFaux => ReglesDeLaSignature.MotDePasse;

    public override async Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var (lettre, issue) = await RelireAsync(ligne, auteur, ct);
        if (issue is not null) return issue;
        await signatures.PoserAsync(lettre!, Etape.Dan, auteur, new(ligne.Empreinte!, ligne.Lot!.MoyenDAuthentification), ct);
        return IssueDeLigne.Faite;
    }

    /// <summary>Un échec du scellement est noté sur la lettre, et repris plus tard : la signature, elle, est acquise.</summary>
    public override Task SuivreAsync(LigneDeLot ligne, CancellationToken ct) => scellement.TenterAsync(ligne.ObjetId, ct);
}
