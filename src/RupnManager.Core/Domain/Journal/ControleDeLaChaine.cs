namespace RupnManager.Domain.Journal;

/// <summary>Ce qui peut arriver à une chaîne : une entrée retouchée, disparue, ou glissée sans suivre la précédente.</summary>
public enum NatureDAnomalie { Modifiee, Manquante, Intruse }

/// <summary>Une entrée qui rompt la chaîne, et la phrase qui le dit.</summary>
public sealed record AnomalieDuJournal(NatureDAnomalie Nature, long Numero, string Phrase);

/// <summary>Suit la chaîne entrée après entrée, sans en retenir plus d'une.</summary>
public sealed class ControleDeLaChaine
{
    /// <summary>Au-delà, la chaîne est rompue de partout : en dire plus n'apprendrait rien.</summary>
    public const int AnomaliesMaximales = 100;
    private readonly List<AnomalieDuJournal> _anomalies = [];

    public long Entrees { get; private set; }
    public long DernierNumero { get; private set; }
    public string DerniereEmpreinte { get; private set; } = "";
    public IReadOnlyList<AnomalieDuJournal> Anomalies => _anomalies;

    /// <summary>Compare l'entrée à celle qui la précède ; les donner par numéro croissant.</summary>
    public void Suivre(EntreeJournal entree)
    {
        if (entree.Numero > DernierNumero + 1) NoterUneLacune(DernierNumero + 1, entree.Numero - 1);
        else if (entree.Numero <= DernierNumero || entree.EmpreintePrecedente != DerniereEmpreinte)
            Noter(NatureDAnomalie.Intruse, entree.Numero,
                $"L'entrée n° {entree.Numero} ne suit pas l'entrée n° {DernierNumero} : l'une des deux a été insérée ou remplacée.");
        if (!entree.EstIntacte)
            Noter(NatureDAnomalie.Modifiee, entree.Numero, $"L'entrée n° {entree.Numero} a été modifiée : son empreinte n'est pas celle de son contenu.");
        Entrees++;
        (DernierNumero, DerniereEmpreinte) = (entree.Numero, entree.Empreinte);
    }

    /// <summary>Compare à un repère noté plus tôt hors de la base : il trahit une chaîne coupée à la fin ou réécrite.</summary>
    public void Confronter(EntreeJournal? entree, long numero, string empreinte)
    {
        if (entree is null) Noter(NatureDAnomalie.Manquante, numero, $"L'entrée n° {numero}, notée comme repère, manque.");
        else if (!string.Equals(entree.Empreinte, empreinte, StringComparison.OrdinalIgnoreCase))
            Noter(NatureDAnomalie.Modifiee, numero, $"L'entrée n° {numero} n'a plus l'empreinte notée comme repère : la chaîne a été réécrite.");
    }

    private void NoterUneLacune(long premier, long dernier) => Noter(NatureDAnomalie.Manquante, premier, premier == dernier
        ? $"L'entrée n° {premier} manque."
        : $"Les entrées n° {premier} à {dernier} manquent.");

    private void Noter(NatureDAnomalie nature, long numero, string phrase)
    {
        if (_anomalies.Count < AnomaliesMaximales) _anomalies.Add(new(nature, numero, phrase));
    }
}
