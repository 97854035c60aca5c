using System.Globalization;
using System.Text.RegularExpressions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Une somme d'argent, en centimes entiers : les additions tombent juste, ici comme dans la base.</summary>
public readonly partial record struct Montant(long Centimes) : IComparable<Montant>
{
    public static readonly Montant Zero = new(0);

    /// <summary>Au-delà, ce n'est plus une indemnité mais une faute de frappe.</summary>
    private const long Maximum = 999_999_999_99;

    private static readonly NumberFormatInfo Ecriture = new()
    {
        NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = ",", NegativeSign = "−",
    };

    public static Montant EnEuros(decimal euros) => new((long)decimal.Round(euros * 100, MidpointRounding.AwayFromZero));

    public decimal Euros => Centimes / 100m;

    /// <summary>« 1250,00 », sans espace ni signe : ce qu'un champ ou un tableur relit.</summary>
    public string EnChiffres => Euros.ToString("0.00", new NumberFormatInfo { NumberDecimalSeparator = "," });

    /// <summary>« 1 250,00 € », espaces insécables.</summary>
    public override string ToString() => Euros.ToString("N2", Ecriture) + "\u00A0€";

    /// <summary>Lit « 1250 », « 1 250,00 » ou « 1250.50 ». Refus : montant.forme.</summary>
    public static Montant Lire(string? saisie, string champ = "Montant") =>
        TryLire(saisie, out var montant) ? montant : throw ReglesDesEnveloppes.MontantForme.RefusSur(champ);

    /// <summary>Vrai si la saisie est un montant positif à deux décimales au plus.</summary>
    public static bool TryLire(string? saisie, out Montant montant)
    {
        montant = Zero;
        var texte = Espaces().Replace(saisie ?? "", "").TrimEnd('€');
        if (!Forme().IsMatch(texte)) return false;
        montant = EnEuros(decimal.Parse(texte.Replace(',', '.'), CultureInfo.InvariantCulture));
        return montant > Zero && montant.Centimes <= Maximum;
    }

    public int CompareTo(Montant autre) => Centimes.CompareTo(autre.Centimes);
    public static Montant operator +(Montant a, Montant b) => new(a.Centimes + b.Centimes);
    public static Montant operator -(Montant a, Montant b) => new(a.Centimes - b.Centimes);
    public static Montant operator -(Montant a) => new(-a.Centimes);
    public static bool operator <(Montant a, Montant b) => a.Centimes < b.Centimes;
    public static bool operator >(Montant a, Montant b) => a.Centimes > b.Centimes;
    public static bool operator <=(Montant a, Montant b) => a.Centimes <= b.Centimes;
    public static bool operator >=(Montant a, Montant b) => a.Centimes >= b.Centimes;

    /// <summary>Le plus petit des deux.</summary>
    public static Montant Moindre(Montant a, Montant b) => a < b ? a : b;

    [GeneratedRegex(@"\s")]
    private static partial Regex Espaces();

    [GeneratedRegex(@"^\d{1,12}(?:[.,]\d{1,2})?$")]
    private static partial Regex Forme();
}

/// <summary>Les sommes de montants.</summary>
public static class Montants
{
    public static Montant Total(this IEnumerable<Montant> montants) => new(montants.Sum(m => m.Centimes));
}
