using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;
using RupnManager.Services.Acteurs;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Infrastructure;

/// <summary>Ouvre et ferme la session d'une personne, dans une qualité.</summary>
public sealed class Connecteur(SignInManager<Compte> connexion, ActeurService acteurs, IdentificationService identification)
{
    /// <summary>Connecte la personne et rend ses qualités. Refus : connexion.refus, compte.verrouille, compte.sans-affectation, delegation.terme.</summary>
    public async Task<IReadOnlyList<QualiteOuverte>> ConnecterAsync(string courriel, string motDePasse, CancellationToken ct)
    {
        var compte = await identification.IdentifierAsync(courriel, motDePasse, ct);
        var qualites = await acteurs.QualitesAsync(compte.Id, ct);
        if (qualites.Count == 0)
            throw await acteurs.FinDeDelegationAsync(compte.Id, ct) is { } fin
                ? ReglesDesComptes.DelegationTerme.Refus(("date", fin.EnChiffres())) : ReglesDesComptes.SansAffectation.Refus();
        await identification.NoterConnexionAsync(compte.Id, ct);
        await OuvrirAsync(compte, qualites[0].Id);
        return qualites;
    }

    /// <summary>Change de qualité, si elle est bien ouverte à la personne ; reprend la session après un changement de mot de passe.</summary>
    public async Task ChangerDeQualiteAsync(ClaimsPrincipal principal, Guid qualiteId, CancellationToken ct)
    {
        var compte = await connexion.UserManager.GetUserAsync(principal) ?? throw new IntrouvableException("compte");
        if (await acteurs.ChargerAsync(compte.Id, qualiteId, ct) is null) throw new IntrouvableException("qualité");
        await OuvrirAsync(compte, qualiteId);
    }

    /// <summary>Ferme la session, et toutes celles que la personne a laissées ouvertes ailleurs.</summary>
    public async Task DeconnecterAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (ActeurCourant.PersonneId(principal) is { } personneId) await identification.FermerLesSessionsAsync(personneId, ct);
        await connexion.SignOutAsync();
    }

    private Task OuvrirAsync(Compte compte, Guid qualiteId) =>
        connexion.SignInWithClaimsAsync(compte, isPersistent: false, [new Claim(ActeurCourant.ClaimDeQualite, qualiteId.ToString())]);
}
