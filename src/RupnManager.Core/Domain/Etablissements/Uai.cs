using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Etablissements;

/// <summary>Le numéro d'un établissement : 7 chiffres et une lettre de contrôle (numéro modulo 23).</summary>
public readonly record struct Uai
{
    public const int Longueur = 8;
    private const string Lettres = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private Uai(string valeur) => Valeur = valeur;

    public string Valeur { get; }

    /// <summary>Lit un UAI saisi, en majuscules ou minuscules. Refus : uai.forme, uai.cle.</summary>
    public static Uai Lire(string? saisie)
    {
        var texte = (saisie ?? "").Trim().ToUpperInvariant();
        if (texte.Length != Longueur || !texte[..7].All(char.IsAsciiDigit) || !char.IsAsciiLetter(texte[7]))
            throw ReglesDesMissions.UaiForme.Refus(("saisie", saisie?.Trim() ?? ""));
        return texte[7] == LettreDeControle(texte[..7]) ? new Uai(texte) : throw ReglesDesMissions.UaiCle.Refus(("saisie", texte));
    }

    /// <summary>Reprend une valeur déjà contrôlée, lue de la base.</summary>
    public static Uai Relire(string valeur) => new(valeur);

    /// <summary>La lettre de contrôle d'un numéro de 7 chiffres ; I, O et Q n'existent pas.</summary>
    public static char LettreDeControle(string numero) => Lettres[int.Parse(numero) % Lettres.Length];

    public override string ToString() => Valeur;
}
