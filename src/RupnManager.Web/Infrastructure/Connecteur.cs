using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;

namespace RupnManager.Web.Infrastructure;

/// <summary>Ouvre et ferme la session d'une personne, dans une qualité.</summary>
public sealed class Connecteur(SignInManager<Compte> connexion, ActeurService acteurs, IPasswordHasher<Compte> hachage, TimeProvider horloge)
{
    /// <summary>Connecte la personne et rend ses qualités. Refus : connexion.refus, compte.verrouille, compte.sans-affectation.</summary>
    public async Task<IReadOnlyList<QualiteOuverte>> ConnecterAsync(string courriel, string motDePasse, CancellationToken ct)
    {
        var compte = await connexion.UserManager.FindByEmailAsync(courriel.Trim());
        if (compte is null || !compte.Actif)
        {
            hachage.HashPassword(new Compte(), motDePasse);
            throw ReglesDesComptes.ConnexionRefus.Refus();
        }
        var resultat = await connexion.CheckPasswordSignInAsync(compte, motDePasse, lockoutOnFailure: true);
        if (resultat.IsLockedOut) throw ReglesDesComptes.Verrouille.Refus(("delai", "15 minutes"));
        if (!resultat.Succeeded) throw ReglesDesComptes.ConnexionRefus.Refus();
        var qualites = await acteurs.QualitesAsync(compte.Id, ct);
        if (qualites.Count == 0) throw ReglesDesComptes.SansAffectation.Refus();
        compte.DerniereConnexionLe = horloge.Maintenant();
        await OuvrirAsync(compte, qualites[0].Id);
        return qualites;
    }

    /// <summary>Change de qualité, si elle est bien ouverte à la personne.</summary>
    public async Task ChangerDeQualiteAsync(ClaimsPrincipal principal, Guid qualiteId, CancellationToken ct)
    {
        var compte = await connexion.UserManager.GetUserAsync(principal) ?? throw new IntrouvableException("compte");
        if (await acteurs.ChargerAsync(compte.Id, qualiteId, ct) is null) throw new IntrouvableException("qualité");
        await OuvrirAsync(compte, qualiteId);
    }

    public Task DeconnecterAsync() => connexion.SignOutAsync();

    private async Task OuvrirAsync(Compte compte, Guid qualiteId)
    {
        await connexion.UserManager.UpdateAsync(compte);
        await connexion.SignInWithClaimsAsync(compte, isPersistent: false, [new Claim(ActeurCourant.ClaimDeQualite, qualiteId.ToString())]);
    }
}
