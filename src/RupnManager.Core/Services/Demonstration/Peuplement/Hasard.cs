using System.Security.Cryptography;
using System.Text;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Un hasard qui se répète : il ne dépend que de la graine et de ce que l'on tire.</summary>
internal sealed class Hasard(int graine, string cle)
{
    private readonly Random _tirages = new(BitConverter.ToInt32(Hacher(graine, cle)));

    /// <summary>Vrai tant de fois sur cent.</summary>
    public bool Chance(int surCent) => _tirages.Next(100) < surCent;

    /// <summary>Un entier, bornes comprises.</summary>
    public int Entre(int minimum, int maximum) => _tirages.Next(minimum, maximum + 1);

    public double Reel() => _tirages.NextDouble();

    public T Parmi<T>(IReadOnlyList<T> choix) => choix[_tirages.Next(choix.Count)];

    /// <summary>Plusieurs, sans répétition, dans leur ordre d'origine.</summary>
    public IReadOnlyList<T> Quelques<T>(IReadOnlyList<T> choix, int nombre)
    {
        var rangs = Enumerable.Range(0, choix.Count).ToArray();
        _tirages.Shuffle(rangs);
        return [.. rangs.Take(nombre).Order().Select(r => choix[r])];
    }

    /// <summary>Un jour ouvré, au plus tôt celui-ci, au plus tard tant de jours après (ou le premier ouvré qui suit).</summary>
    public DateOnly Jour(DateOnly premier, int jours)
    {
        var jour = premier.AddDays(Entre(0, jours));
        return jour.EstOuvre() ? jour : jour.PremierJourOuvreApres();
    }

    /// <summary>Une heure de bureau, à Paris, ce jour-là ; en UTC.</summary>
    public DateTime Heure(DateOnly jour) => jour.ToDateTime(new TimeOnly(Entre(8, 17), Entre(0, 59))).EnUtc();

    /// <summary>Un identifiant, toujours le même : les empreintes des signatures en dépendent.</summary>
    public static Guid Identifiant(int graine, string cle) => new(Hacher(graine, cle).AsSpan(0, 16));

    /// <summary>Un code de vérification, toujours le même.</summary>
    public static string Code(int graine, string reference) => CodeDeVerification.Lire(string.Concat(
        Hacher(graine, reference).Take(16).Select(o => CodeDeVerification.Alphabet[o % CodeDeVerification.Alphabet.Length])))!;

    private static byte[] Hacher(int graine, string cle) => SHA256.HashData(Encoding.UTF8.GetBytes($"{graine}:{cle}"));
}
