using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Comptes;

/// <summary>Ouvre, retrouve et ferme les liens à usage unique, dans la transaction du geste.</summary>
public sealed class LienService(RupnDbContext db, AdressePublique adresse, TimeProvider horloge)
{
    /// <summary>Ouvre un lien pour la personne, qui remplace les précédents, et rend son adresse complète.</summary>
    public async Task<(string Adresse, DateTime ExpireLe)> OuvrirAsync(UsageDuLien usage, Guid personneId, CancellationToken ct = default)
    {
        await FermerAsync(personneId, ct);
        return OuvrirLePremier(usage, personneId);
    }

    /// <summary>Ouvre le premier lien d'une personne dont le compte naît : il n'en remplace aucun.</summary>
    public (string Adresse, DateTime ExpireLe) OuvrirLePremier(UsageDuLien usage, Guid personneId)
    {
        var lien = new LienUnique { Usage = usage, PersonneId = personneId };
        var jeton = lien.Ouvrir(horloge.Maintenant());
        db.LiensUniques.Add(lien);
        return (adresse.Completer($"/mot-de-passe/{jeton}"), lien.ExpireLe);
    }

    /// <summary>Ouvre un lien que personne ne possède encore, sous cette page.</summary>
    internal (LienUnique Lien, string Adresse) OuvrirSansPersonne(UsageDuLien usage, string page)
    {
        var lien = new LienUnique { Usage = usage };
        var jeton = lien.Ouvrir(horloge.Maintenant());
        db.LiensUniques.Add(lien);
        return (lien, adresse.Completer($"{page}/{jeton}"));
    }

    /// <summary>Le lien de ce jeton, s'il est encore ouvert. Refus : lien.perime.</summary>
    public async Task<LienUnique> TrouverAsync(string jeton, CancellationToken ct = default)
    {
        var empreinte = LienUnique.EmpreinteDe(jeton);
        var lien = await db.LiensUniques.FirstOrDefaultAsync(l => l.Empreinte == empreinte, ct);
        return lien?.OuvertLe(horloge.Maintenant()) is true ? lien : throw ReglesDesComptes.LienPerime.Refus();
    }

    /// <summary>Ferme les liens encore ouverts de la personne.</summary>
    public async Task FermerAsync(Guid personneId, CancellationToken ct = default)
    {
        var quand = horloge.Maintenant();
        foreach (var ouvert in await db.LiensUniques.Where(l => l.PersonneId == personneId && l.FermeLe == null).ToListAsync(ct))
            ouvert.Fermer(quand);
    }
}
