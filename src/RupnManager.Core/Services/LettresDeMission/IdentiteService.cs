using Microsoft.AspNetCore.Identity;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Confirme qu'une personne est bien elle-même au moment de signer.</summary>
public sealed class IdentiteService(UserManager<Compte> comptes)
{
    /// <summary>Vérifie le mot de passe ; les échecs comptent comme à la connexion. Refus : signature.mot-de-passe, compte.verrouille.</summary>
    public async Task ConfirmerAsync(Guid personneId, string? motDePasse)
    {
        var compte = await comptes.FindByIdAsync(personneId.ToString()) ?? throw new IntrouvableException("compte");
        if (await comptes.IsLockedOutAsync(compte)) throw ReglesDesComptes.Verrouille.Refus(("delai", "15 minutes"));
        if (string.IsNullOrEmpty(motDePasse) || !await comptes.CheckPasswordAsync(compte, motDePasse))
        {
            await comptes.AccessFailedAsync(compte);
            throw ReglesDeLaSignature.MotDePasse.Refus();
        }
        if (compte.AccessFailedCount > 0) await comptes.ResetAccessFailedCountAsync(compte);
    }
}
