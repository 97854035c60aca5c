using Microsoft.AspNetCore.Identity;
using RupnManager.Data.Comptes;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Comptes;

/// <summary>Ce qui manque à un mot de passe, en français ; chaque manque complète « il y faut … ».</summary>
public sealed class ManquesDuMotDePasse : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Manque(nameof(PasswordTooShort), $"{length} caractères au moins");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Manque(nameof(PasswordRequiresUniqueChars), $"{uniqueChars} caractères différents");

    public override IdentityError PasswordRequiresDigit() => Manque(nameof(PasswordRequiresDigit), "un chiffre");

    public override IdentityError PasswordRequiresLower() => Manque(nameof(PasswordRequiresLower), "une minuscule");

    public override IdentityError PasswordRequiresUpper() => Manque(nameof(PasswordRequiresUpper), "une majuscule");

    private static IdentityError Manque(string code, string description) => new() { Code = code, Description = description };
}

/// <summary>Un mot de passe ne reprend ni le nom ni le courriel de la personne.</summary>
public sealed class MotDePasseSansSonNom : IPasswordValidator<Compte>
{
    private const int LongueurMinimale = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<Compte> manager, Compte user, string? password)
    {
        var saisi = Lettres(password);
        string?[] interdits = [user.Email?.Split('@')[0], user.Personne?.NomUsage];
        var repris = interdits.Select(Lettres).Any(i => i.Length >= LongueurMinimale && saisi.Contains(i, StringComparison.Ordinal));
        return Task.FromResult(repris
            ? IdentityResult.Failed(new IdentityError { Code = nameof(MotDePasseSansSonNom), Description = "autre chose que votre nom ou votre courriel" })
            : IdentityResult.Success);
    }

    private static string Lettres(string? texte) => string.Concat(TexteDeRecherche.Normaliser(texte).Where(char.IsLetterOrDigit));
}
