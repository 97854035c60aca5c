using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Etablissements;

/// <summary>Chiffre un NUMEN au repos, le relit, le montre masqué.</summary>
public sealed class ChiffrementDuNumen(IDataProtectionProvider protection)
{
    private const int CaracteresMontres = 3;
    private const int Longueur = 13;
    private readonly IDataProtector _protecteur = protection.CreateProtector("Personnel.Numen.v1");

    /// <summary>Le NUMEN saisi, contrôlé puis chiffré ; rien si la saisie est vide. Refus : numen.forme.</summary>
    public string? Proteger(string? saisie) => Personnel.LireNumen(saisie) is { } numen ? _protecteur.Protect(numen) : null;

    /// <summary>Le NUMEN en clair ; rien s'il n'y en a pas ou si la clé qui l'a chiffré est perdue.</summary>
    public string? Lire(string? chiffre)
    {
        if (string.IsNullOrEmpty(chiffre)) return null;
        try
        {
            return _protecteur.Unprotect(chiffre);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>« 12E•••••••ABC » ; rien s'il n'y a pas de NUMEN, « illisible » si sa clé est perdue.</summary>
    public string? Masquer(string? chiffre) => string.IsNullOrEmpty(chiffre) ? null
        : Lire(chiffre) is { Length: Longueur } numen
            ? $"{numen[..CaracteresMontres]}{new string('•', Longueur - (2 * CaracteresMontres))}{numen[^CaracteresMontres..]}"
            : "illisible";
}
