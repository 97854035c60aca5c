using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Les montants d'un régime à partir d'une année. Un barème ne se modifie pas : un autre, daté, le remplace.</summary>
public sealed class Bareme
{
    public const int LongueurDeLaSource = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Regime Regime { get; init; }

    /// <summary>Première année où il s'applique.</summary>
    public required AnneeScolaire Depuis { get; init; }

    /// <summary>Rang parmi les barèmes du régime qui partent de la même année ; le plus grand l'emporte.</summary>
    public required int Numero { get; init; }

    /// <summary>IFIC : montant sous lequel un motif est demandé (art. 4, décret n° 2010-1065 ; montant à confirmer).</summary>
    public Montant Minimum { get; init; }

    /// <summary>IFIC : montant annuel à ne jamais dépasser (art. 4 et 5, décret n° 2010-1065).</summary>
    public Montant Plafond { get; init; }

    /// <summary>IMP : les taux annuels, seuls montants possibles (décret n° 2015-475).</summary>
    public IReadOnlyList<long> TauxEnCentimes { get; init; } = [];

    /// <summary>IMP : par code de fonction, le montant sous lequel un avertissement s'affiche.</summary>
    public IReadOnlyDictionary<string, long> ReperesEnCentimes { get; init; } = new Dictionary<string, long>();

    /// <summary>Le texte dont viennent les montants, tel qu'il s'affiche.</summary>
    public required string Source { get; init; }

    /// <summary>Vrai si le texte a été lu ; sinon l'écran ajoute « à confirmer ».</summary>
    public bool Confirme { get; init; }
    public required DateTime CreeLe { get; init; }
    public string? CreePar { get; init; }

    public IReadOnlyList<Montant> Taux => [.. TauxEnCentimes.Order().Select(t => new Montant(t))];

    /// <summary>Le repère d'une fonction, s'il y en a un.</summary>
    public Montant? Repere(string codeDeFonction) =>
        ReperesEnCentimes.TryGetValue(codeDeFonction, out var centimes) ? new Montant(centimes) : null;

    /// <summary>Les montants se tiennent et leur texte est dit. Refus : bareme.annee, bareme.montants, bareme.taux, bareme.source.</summary>
    public void Verifier()
    {
        if (string.IsNullOrWhiteSpace(Source) || Source.Length > LongueurDeLaSource) throw ReglesDesEnveloppes.BaremeSource.Refus();
        if (Depuis.Regime != Regime) throw ReglesDesEnveloppes.BaremeAnnee.Refus(("regime", Regime.Nom()));
        if (Regime is Regime.Ific && (Minimum <= Montant.Zero || Plafond < Minimum)) throw ReglesDesEnveloppes.BaremeMontants.Refus();
        if (Regime is Regime.Imp && (TauxEnCentimes.Count == 0 || TauxEnCentimes.Distinct().Count() != TauxEnCentimes.Count))
            throw ReglesDesEnveloppes.BaremeTaux.Refus();
    }

    /// <summary>Le montant tient dans le barème. Refus : ific.plafond (art. 5), ific.minimum sans motif, imp.taux.</summary>
    public void Verifier(Montant montant, string? motifSousMinimum, AnneeScolaire annee)
    {
        if (Regime is Regime.Imp)
        {
            if (!TauxEnCentimes.Contains(montant.Centimes))
                throw ReglesDesAttributions.Taux.Refus(("montant", montant), ("taux", string.Join(", ", Taux)));
            return;
        }
        if (montant > Plafond)
            throw ReglesDesAttributions.Plafond.Refus(("montant", montant), ("plafond", Plafond), ("reste", Plafond));
        if (montant < Minimum && string.IsNullOrWhiteSpace(motifSousMinimum))
            throw ReglesDesAttributions.Minimum.Refus(("montant", montant), ("minimum", Minimum), ("annee", annee));
    }

    /// <summary>L'avertissement du repère (IMP), s'il y a lieu : la fonction se paie d'ordinaire davantage.</summary>
    public string? Avertissement(Montant montant, string codeDeFonction, string fonction) =>
        Repere(codeDeFonction) is { } repere && montant < repere
            ? ReglesDesAttributions.Reference.Dire(("montant", montant), ("repere", repere), ("fonction", fonction)) : null;
}

/// <summary>Le code de l'indemnité dans la paie : daté, propre à un régime et à une académie, à confirmer par le rectorat.</summary>
public sealed class CodeDIndemnite
{
    public const int LongueurDuCode = 10;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Regime Regime { get; init; }

    /// <summary>L'académie qui l'a fixé ; rien pour la valeur d'origine.</summary>
    public string? CodeAcademie { get; init; }
    public required AnneeScolaire Depuis { get; init; }
    public required int Numero { get; init; }

    /// <summary>Vide tant que personne ne l'a confirmé.</summary>
    public required string Code { get; init; }
    public required bool Confirme { get; init; }
    public required string Source { get; init; }
    public required DateTime CreeLe { get; init; }
    public string? CreePar { get; init; }

    /// <summary>Le code tient dans la paie. Refus : code.forme.</summary>
    public void Verifier()
    {
        if (Code.Length is 0 or > LongueurDuCode || !Code.All(char.IsAsciiLetterOrDigit)) throw ReglesDesEnveloppes.CodeForme.Refus(("maximum", LongueurDuCode));
    }
}

/// <summary>Le délai de convocation du conseil d'administration à partir d'un jour (art. R. 421-25, code de l'éducation).</summary>
public sealed class DelaiDeConvocation
{
    public required DateOnly Depuis { get; init; }
    public required int Jours { get; init; }
    public required string Source { get; init; }
}

/// <summary>Les mots des régimes.</summary>
public static class Regimes
{
    public static string Nom(this Regime regime) => regime is Regime.Ific ? "IFIC" : "IMP";

    /// <summary>Le régime est bien celui de l'année. Refus : regime.ific-close, regime.ific-avant (art. 7), regime.imp-avant.</summary>
    public static void VerifierPour(this Regime regime, AnneeScolaire annee)
    {
        if (regime is Regime.Ific && annee < AnneeScolaire.Premiere) throw ReglesDesEnveloppes.IficAvant.Refus();
        if (regime is Regime.Ific && annee.Regime is Regime.Imp) throw ReglesDesEnveloppes.IficClose.Refus(("annee", annee));
        if (regime is Regime.Imp && annee.Regime is Regime.Ific) throw ReglesDesEnveloppes.ImpAvant.Refus(("annee", annee));
    }
}
