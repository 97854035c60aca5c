using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Courriels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Comptes;

/// <summary>Ce que montre la page d'un lien ouvert : à qui il est, et si c'est son premier mot de passe.</summary>
public sealed record LienDeMotDePasse(string Designation, string Courriel, bool PremierMotDePasse);

/// <summary>Le mot de passe actuel, et celui qui doit le remplacer.</summary>
public sealed record ChangementDeMotDePasse
{
    public required string Actuel { get; init; }
    public required string Nouveau { get; init; }
}

/// <summary>Le mot de passe : l'oublier, le choisir par un lien reçu, le changer. Un changement ferme toutes les sessions.</summary>
public sealed class MotDePasseService(
    RupnDbContext db, UserManager<Compte> comptes, IdentificationService identification, LienService liens,
    CourrielService courriels, JournalService journal, TimeProvider horloge)
{
    private static readonly TimeSpan EntreDeuxLiens = TimeSpan.FromMinutes(5);

    /// <summary>Envoie un lien au compte qui a ce courriel ; rien ne se passe s'il n'existe pas, ou s'il vient d'en recevoir un.</summary>
    public async Task EnvoyerUnLienAsync(string courriel, CancellationToken ct = default)
    {
        var cherche = comptes.NormalizeEmail(courriel.Trim());
        var compte = await db.Users.Include(c => c.Personne).FirstOrDefaultAsync(c => c.NormalizedEmail == cherche && c.Actif, ct);
        if (compte?.Personne is not { } personne) return;
        var recent = horloge.Maintenant() - EntreDeuxLiens;
        if (await db.LiensUniques.AnyAsync(
            l => l.PersonneId == compte.Id && l.Usage == UsageDuLien.MotDePasse && l.FermeLe == null && l.CreeLe > recent, ct)) return;

        var (adresse, _) = await liens.OuvrirAsync(UsageDuLien.MotDePasse, compte.Id, ct);
        courriels.Preparer("mot-de-passe", personne, "Changer votre mot de passe", $"""
            Quelqu'un a demandé à changer le mot de passe de ce compte.
            Si c'est vous : {adresse}
            Ce lien sert une fois et expire dans une heure.
            Sinon, ne faites rien.
            """);
        journal.Consigner(Evenement.MotDePasseDemande, Objet(compte), $"Un lien de changement de mot de passe a été envoyé à {personne.Designation}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>À qui est ce lien. Refus : lien.perime.</summary>
    public async Task<LienDeMotDePasse> LireAsync(string jeton, CancellationToken ct = default)
    {
        var (_, compte) = await TrouverAsync(jeton, ct);
        return new(compte.Personne!.Designation, compte.Email!, compte.PasswordHash is null);
    }

    /// <summary>Choisit un mot de passe avec un lien reçu. Refus : lien.perime, mot-de-passe.faible.</summary>
    public async Task ChoisirAsync(string jeton, string motDePasse, CancellationToken ct = default)
    {
        var (lien, compte) = await TrouverAsync(jeton, ct);
        await PoserAsync(compte, motDePasse);
        lien.Servir(horloge.Maintenant());
        compte.EmailConfirmed = true;
        journal.Consigner(compte.Personne!, Evenement.MotDePasseChange, Objet(compte), "a choisi son mot de passe par le lien reçu.");
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (ModifieEntreTempsException)
        {
            throw ReglesDesComptes.LienPerime.Refus();
        }
        await identification.DebloquerAsync(compte.Email!, ct);
    }

    /// <summary>Change son mot de passe, connecté. Refus : mot-de-passe.actuel, mot-de-passe.faible, compte.verrouille.</summary>
    public async Task ChangerAsync(ChangementDeMotDePasse demande, Acteur acteur, CancellationToken ct = default)
    {
        await identification.ConfirmerAsync(acteur.PersonneId, demande.Actuel, ReglesDesComptes.MotDePasseActuel, ct);
        var compte = await db.Users.VisiblesPar(acteur).Include(c => c.Personne).Where(c => c.Id == acteur.PersonneId).TrouverAsync(ct);
        await PoserAsync(compte, demande.Nouveau);
        await liens.FermerAsync(compte.Id, ct);
        journal.Consigner(acteur, Evenement.MotDePasseChange, Objet(compte), "a changé son mot de passe.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Pose un mot de passe conforme ; un jeton neuf ferme les sessions ouvertes. Refus : mot-de-passe.faible.</summary>
    internal async Task PoserAsync(Compte compte, string motDePasse)
    {
        var manques = new List<string>();
        foreach (var regle in comptes.PasswordValidators)
            manques.AddRange((await regle.ValidateAsync(comptes, compte, motDePasse)).Errors.Select(e => e.Description));
        if (manques.Count > 0) throw ReglesDesComptes.MotDePasseFaible.Refus(("manques", Enumerer(manques)));
        compte.PasswordHash = comptes.PasswordHasher.HashPassword(compte, motDePasse);
        compte.SecurityStamp = Guid.NewGuid().ToString();
        compte.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    private async Task<(LienUnique Lien, Compte Compte)> TrouverAsync(string jeton, CancellationToken ct)
    {
        var lien = await liens.TrouverAsync(jeton, ct);
        var compte = await db.Users.Include(c => c.Personne).FirstOrDefaultAsync(c => c.Id == lien.PersonneId && c.Actif, ct);
        return compte is null ? throw ReglesDesComptes.LienPerime.Refus() : (lien, compte);
    }

    private static ObjetDuJournal Objet(Compte compte) => new("compte", compte.Id, null, null, Technique: true);

    private static string Enumerer(List<string> mots) =>
        mots.Count == 1 ? mots[0] : $"{string.Join(", ", mots[..^1])} et {mots[^1]}";
}
