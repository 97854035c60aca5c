using System.Security.Cryptography;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Le code public d'une lettre : 16 caractères tirés au hasard (80 bits), sans I, O, 0 ni 1, par groupes de quatre.</summary>
public static class CodeDeVerification
{
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Caracteres = 16;

    public static string Tirer() => Grouper(RandomNumberGenerator.GetString(Alphabet, Caracteres));

    /// <summary>Lit un code saisi, avec ou sans tirets, espaces et majuscules ; rien s'il n'a pas la forme d'un code.</summary>
    public static string? Lire(string? saisie)
    {
        var code = new string([.. (saisie ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return code.Length == Caracteres && code.All(Alphabet.Contains) ? Grouper(code) : null;
    }

    private static string Grouper(string code) => string.Join('-', code.Chunk(4).Select(g => new string(g)));
}
