using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Web.Models;

/// <summary>Un barème à ajouter ; il remplace le précédent à partir de son année.</summary>
public sealed class BaremeForm
{
    [Display(Name = "Régime")]
    public Regime Regime { get; set; } = Regime.Imp;

    [Display(Name = "À partir de l'année scolaire")]
    public int Depuis { get; set; }

    [Display(Name = "Minimum")]
    public string? Minimum { get; set; }

    [Display(Name = "Plafond")]
    public string? Plafond { get; set; }

    [Display(Name = "Taux annuels, un par ligne")]
    public string? Taux { get; set; }

    /// <summary>Par code de fonction, le montant sous lequel un avertissement s'affiche ; vide, il n'y en a pas.</summary>
    public Dictionary<string, string?> Reperes { get; set; } = [];

    [Display(Name = "Texte dont viennent ces montants")]
    public string? Source { get; set; }

    [Display(Name = "Ce texte a été lu : les montants ne sont plus à confirmer")]
    public bool Confirme { get; set; }

    /// <summary>Le barème qui suivra ceux du catalogue : on part des derniers montants, et l'on ne change que ce qui change.</summary>
    public static BaremeForm APartirDe(CatalogueDesBaremes catalogue, AnneeScolaire annee)
    {
        Bareme? Dernier(Regime regime) => catalogue.Baremes.Where(b => b.Regime == regime).MaxBy(b => (b.Depuis, b.Numero));
        var (ific, imp) = (Dernier(Regime.Ific), Dernier(Regime.Imp));
        return new()
        {
            Regime = annee.Regime, Depuis = annee.Debut, Minimum = ific?.Minimum.EnChiffres, Plafond = ific?.Plafond.EnChiffres,
            Taux = imp is null ? null : string.Join('\n', imp.Taux.Select(t => t.EnChiffres)),
            Reperes = imp?.ReperesEnCentimes.ToDictionary(r => r.Key, r => (string?)new Montant(r.Value).EnChiffres) ?? [],
        };
    }

    public BaremeVoulu Voulu()
    {
        var ific = Regime is Regime.Ific;
        return new()
        {
            Regime = Regime, Depuis = new(Depuis), Source = Source ?? "", Confirme = Confirme,
            Minimum = ific ? Montant.Lire(Minimum, nameof(Minimum)) : Montant.Zero,
            Plafond = ific ? Montant.Lire(Plafond, nameof(Plafond)) : Montant.Zero,
            Taux = ific ? [] : [.. (Taux ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Montant.Lire(t, nameof(Taux)))],
            Reperes = ific ? new Dictionary<string, Montant>()
                : Reperes.Where(r => !string.IsNullOrWhiteSpace(r.Value)).ToDictionary(r => r.Key, r => Montant.Lire(r.Value, $"Reperes[{r.Key}]")),
        };
    }
}

/// <summary>Le code d'indemnité que le rectorat confirme.</summary>
public sealed class CodeForm
{
    [Display(Name = "À partir de l'année scolaire")]
    public int Depuis { get; set; }

    [Display(Name = "Code de l'indemnité")]
    public string? Code { get; set; }
}
