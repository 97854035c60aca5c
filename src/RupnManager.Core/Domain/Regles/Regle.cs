using System.Globalization;
using System.Text.RegularExpressions;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;

namespace RupnManager.Domain.Regles;

/// <summary>Ce que fait une règle quand elle n'est pas respectée.</summary>
public enum Severite { Blocage, Derogation, Avertissement, Conseil }

/// <summary>Une règle nommée : sa phrase, le texte dont elle vient, le champ qu'elle concerne.</summary>
/// <param name="Cle">Nom stable, par exemple « lettre.champ-vide ».</param>
/// <param name="Phrase">La phrase montrée ; les mots entre accolades sont remplacés.</param>
/// <param name="Fondement">Le texte dont la règle vient.</param>
/// <param name="Champ">Le champ du formulaire, ou rien pour un refus en tête de page.</param>
/// <param name="Severite">Ce que la règle empêche.</param>
public sealed partial record Regle(
    string Cle, string Phrase, Fondement Fondement, string? Champ = null, Severite Severite = Severite.Blocage)
{
    /// <summary>La phrase complète, toutes les valeurs posées ; chaque « (s) » suit le nombre qui le précède.</summary>
    public string Dire(params (string Nom, object Valeur)[] valeurs)
    {
        var accordee = MotCompte().Replace(Phrase, m =>
            valeurs.FirstOrDefault(v => v.Nom == m.Groups[1].Value).Valeur is int nombre ? m.Value.Accorder(nombre) : m.Value);
        var phrase = valeurs.Aggregate(accordee, (texte, v) =>
            texte.Replace($"{{{v.Nom}}}", Convert.ToString(v.Valeur, CultureInfo.CurrentCulture), StringComparison.Ordinal));
        var manque = MotEntreAccolades().Match(phrase);
        return manque.Success && valeurs.All(v => v.Nom != manque.Groups[1].Value)
            && MotEntreAccolades().Matches(Phrase).Any(m => m.Value == manque.Value)
            ? throw new ArgumentException($"La phrase « {Cle} » attend une valeur pour {manque.Value}.", nameof(valeurs))
            : phrase;
    }

    /// <summary>La même règle avec le fondement de l'année : les articles du décret n° 2010-1065 ne valent qu'en IFIC.</summary>
    public Regle En(AnneeScolaire annee, Fondement? enImp = null) =>
        annee.Regime is Regime.Ific ? this : this with { Fondement = enImp ?? Fondement.RegleDeGestion };

    /// <summary>Le refus à lancer.</summary>
    public RegleMetierException Refus(params (string Nom, object Valeur)[] valeurs) => new(this, Dire(valeurs), Champ);

    /// <summary>Le refus à lancer, rattaché à un champ précis du formulaire.</summary>
    public RegleMetierException RefusSur(string champ, params (string Nom, object Valeur)[] valeurs) => new(this, Dire(valeurs), champ);

    [GeneratedRegex(@"\{([a-z_]+)\}[^{]*")]
    private static partial Regex MotCompte();

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex MotEntreAccolades();
}
