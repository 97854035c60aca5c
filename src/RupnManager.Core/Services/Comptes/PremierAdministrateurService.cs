using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>
/// Quand personne n'administre l'application : un lien à usage unique, écrit une fois dans le journal technique au démarrage,
/// ouvre le premier compte. Une seule ligne le porte en base : deux instances qui démarrent ensemble n'en écrivent pas deux.
/// </summary>
public sealed class PremierAdministrateurService(
    RupnDbContext db, MotDePasseService motsDePasse, ILookupNormalizer normalisation, AdressePublique adresse, JournalService journal, TimeProvider horloge)
{
    private static readonly TimeSpan EntreDeuxLiens = TimeSpan.FromMinutes(2);

    /// <summary>L'adresse à écrire au journal technique ; rien si quelqu'un administre déjà, ou si une autre instance vient de l'écrire.</summary>
    public async Task<string?> OuvrirUnLienAsync(CancellationToken ct = default)
    {
        if (await ExisteAsync(ct)) return null;
        var quand = horloge.Maintenant();
        var lien = await LienAsync(ct);
        if (lien is not null && lien.OuvertLe(quand) && quand < lien.CreeLe + EntreDeuxLiens) return null;
        if (lien is null) db.LiensUniques.Add(lien = new LienUnique { Id = LienUnique.PremierAdministrateur, Usage = UsageDuLien.PremierAdministrateur });
        var jeton = lien.Ouvrir(quand);
        try
        {
            await db.SaveChangesAsync(ct);
            return adresse.Completer($"/premier-administrateur/{jeton}");
        }
        catch (Exception autreInstance) when (autreInstance is DejaEnregistreException or ModifieEntreTempsException)
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>Vérifie que le lien est encore ouvert. Refus : lien.perime.</summary>
    public async Task VerifierAsync(string jeton, CancellationToken ct = default) => await TrouverAsync(jeton, ct);

    /// <summary>Crée le premier compte d'administration. Refus : lien.perime, premier-administrateur.courriel, mot-de-passe.faible.</summary>
    public async Task CreerAsync(string jeton, IdentiteSaisie identite, string motDePasse, CancellationToken ct = default)
    {
        var lien = await TrouverAsync(jeton, ct);
        var courriel = identite.CourrielNormalise;
        if (await db.Personnes.AnyAsync(p => p.Courriel == courriel, ct)) throw ReglesDesComptes.PremierCourriel.Refus();
        var personne = new Personne
        {
            Civilite = identite.Civilite, Prenom = identite.Prenom.Trim(), NomUsage = identite.NomUsage.Trim(),
            NomNaissance = string.IsNullOrWhiteSpace(identite.NomNaissance) ? null : identite.NomNaissance.Trim(), Courriel = courriel,
        };
        var compte = new Compte
        {
            Id = personne.Id, Personne = personne, UserName = courriel, NormalizedUserName = normalisation.NormalizeName(courriel),
            Email = courriel, NormalizedEmail = normalisation.NormalizeEmail(courriel), CreeLe = horloge.Maintenant(),
        };
        await motsDePasse.PoserAsync(compte, motDePasse);
        lien.Servir(horloge.Maintenant());
        db.Users.Add(compte);
        db.Affectations.Add(new Affectation { PersonneId = personne.Id, Role = Role.Administrateur, Debut = horloge.Aujourdhui() }.Verifier());
        journal.Consigner(personne, Evenement.CompteCree, new("compte", compte.Id, null, null, Technique: true),
            "a ouvert le premier compte d'administration par le lien de démarrage.");
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (ModifieEntreTempsException)
        {
            throw ReglesDesComptes.LienPerime.Refus();
        }
    }

    private async Task<bool> ExisteAsync(CancellationToken ct)
    {
        var jour = horloge.Aujourdhui();
        return await db.Affectations.AnyAsync(a => a.Role == Role.Administrateur && a.Debut <= jour && (a.Fin == null || a.Fin >= jour)
            && db.Users.Any(c => c.Id == a.PersonneId && c.Actif), ct);
    }

    private Task<LienUnique?> LienAsync(CancellationToken ct) =>
        db.LiensUniques.FirstOrDefaultAsync(l => l.Id == LienUnique.PremierAdministrateur, ct);

    private async Task<LienUnique> TrouverAsync(string jeton, CancellationToken ct)
    {
        var lien = await LienAsync(ct);
        return lien is not null && lien.Empreinte == LienUnique.EmpreinteDe(jeton) && lien.OuvertLe(horloge.Maintenant()) && !await ExisteAsync(ct)
            ? lien : throw ReglesDesComptes.LienPerime.Refus();
    }
}
