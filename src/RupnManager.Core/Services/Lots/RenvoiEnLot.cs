using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Lots;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Lots;

/// <summary>Le renvoi par lot : un motif commun, que l'on peut changer lettre par lettre.</summary>
public sealed class RenvoiEnLot(RupnDbContext db, SignatureService signatures) : LettresEnLot(db)
{
    public override NatureDeLot Nature => NatureDeLot.Renvoi;

    protected override bool SeLitAvant => false;

    public override async Task<IssueDeLigne> ExecuterAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var (lettre, issue) = await RelireAsync(ligne, auteur, ct);
        if (issue is not null) return issue;
        await signatures.PoserLeRenvoiAsync(lettre!, ligne.MotifPropre ?? ligne.Lot!.Motif, auteur, ct);
        return IssueDeLigne.Faite;
    }
}
