using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Lots;

/// <summary>Ce que les lots de lettres ont en commun : les lire, dire ce qui les distingue du modèle, les juger de nouveau au moment d'agir.</summary>
public abstract class LettresEnLot(RupnDbContext db) : GesteEnLot
{
    public override Permission Permission => Permission.ValiderLettres;

    public override async Task<IReadOnlyList<LigneDeLot>> PreparerAsync(IReadOnlyList<Guid> ids, Acteur acteur, CancellationToken ct)
    {
        var lettres = await db.Lettres.VisiblesPar(acteur).AsNoTrackingWithIdentityResolution().Where(l => ids.Contains(l.Id)).Completes().ToListAsync(ct);
        var rangs = ids.Select((id, rang) => (id, rang)).ToDictionary(p => p.id, p => p.rang);
        return [.. lettres.OrderBy(l => rangs[l.Id]).Select(l =>
        {
            var ligne = EnLigne(l, SeLitAvant);
            return ExamenDeLaLettre.Obstacle(l, ligne.Empreinte, Nature)?.Motif is { } motif ? ligne.Empecher(motif) : ligne;
        })];
    }

    /// <summary>La lettre de la ligne, prête pour le geste ; ou l'issue, si elle n'est plus ce qui a été lu.</summary>
    protected async Task<(LettreDeMission? Lettre, IssueDeLigne? Issue)> RelireAsync(LigneDeLot ligne, Acteur auteur, CancellationToken ct)
    {
        var lettre = await db.Lettres.VisiblesPar(auteur).Where(l => l.Id == ligne.ObjetId).Completes().FirstOrDefaultAsync(ct);
        return lettre is null
            ? (null, IssueDeLigne.Ecartee("La lettre n'est plus dans votre périmètre."))
            : (lettre, ExamenDeLaLettre.Obstacle(lettre, ligne.Empreinte, Nature));
    }

    /// <summary>Vrai si la lettre modifiée se lit avant d'entrer dans le lot.</summary>
    protected virtual bool SeLitAvant => true;

    /// <summary>La lettre, telle que le récapitulatif la montre.</summary>
    internal static LigneDeLot EnLigne(LettreDeMission lettre, bool seLitAvant) => new()
    {
        ObjetId = lettre.Id,
        EtablissementId = lettre.EtablissementId,
        Reference = lettre.Reference,
        Libelle = $"{lettre.Mission!.Etablissement!.Nom}, {lettre.Mission.Personnel!.Personne!.Designation}",
        Empreinte = lettre.VersionCourante.Empreinte,
        Change = lettre.VersionCourante.CeQuiChange,
        SeLitAvant = seLitAvant && lettre.ALire,
    };
}
