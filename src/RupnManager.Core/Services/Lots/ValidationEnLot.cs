using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Lots;

/// <summary>La validation par lot : chaque lettre reçoit la signature du DAN comme s'il l'avait posée seule, puis elle est scellée.</summary>
public sealed class ValidationEnLot(RupnDbContext db, SignatureService signatures, ScellementService scellement) : LettresEnLot(db)
{
    public override NatureDeLot Nature => NatureDeLot.Validation;

    public override bool DemandeLeMotDePasse => true;

    public override async Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var (lettre, issue) = await RelireAsync(ligne, auteur, ct);
        if (issue is not null) return issue;
        await signatures.PoserAsync(lettre!, Etape.Dan, auteur, new(ligne.Empreinte!, Moyen(ligne.Lot!)), ct);
        return IssueDeLigne.Faite;
    }

    /// <summary>Un échec du scellement est noté sur la lettre, et repris plus tard : la signature, elle, est acquise.</summary>
    public override Task SuivreAsync(LigneDeLot ligne, CancellationToken ct) => scellement.TenterAsync(ligne.ObjetId, ct);

    /// <summary>Ce qui s'est vraiment passé : un mot de passe donné une fois, pour tout le lot.</summary>
    private static string Moyen(Lot lot) => $"mot de passe confirmé au lancement du lot n° {lot.Numero}, le {lot.LanceLe!.Value.InstantEnLettres()}";
}
