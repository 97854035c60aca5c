using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;

namespace RupnManager.Domain.Courriels;

/// <summary>Comment une personne reçoit ses avis : un à un, ou réunis chaque jour ou chaque semaine.</summary>
public enum FrequenceDesEnvois { Immediate, Quotidienne, Hebdomadaire }

/// <summary>Quels courriels se réunissent, quand, et ce que chacun reçoit s'il n'a rien choisi.</summary>
public static class FrequencesDesEnvois
{
    private static readonly TimeOnly HeureDuRecapitulatif = new(7, 0);

    /// <summary>Les avis qui ne demandent rien : un récapitulatif en dit le nombre.</summary>
    public static readonly IReadOnlyList<string> Nouvelles =
        ["lettre-validee", "decision-recteur", "decision-agent", "liste-arretee", "retour-enregistre", "bilan-vise"];

    /// <summary>Les avis qui demandent un geste : un récapitulatif compte les gestes qui restent à faire.</summary>
    public static readonly IReadOnlyList<string> Gestes =
        ["a-signer", "service-fait", "bilan-a-completer", "bilan-soumis", "etat-a-arreter", "bordereau-recu", "rappel"];

    /// <summary>
    /// Les avis qui peuvent attendre un récapitulatif. Une invitation, un mot de passe, un refus ou un renvoi partent toujours aussitôt,
    /// comme tout courriel qui n'est pas ici.
    /// </summary>
    public static readonly IReadOnlyList<string> ClesGroupables = [.. Nouvelles, .. Gestes];

    public static bool EstGroupable(string cle) => ClesGroupables.Contains(cle);

    public static string Libelle(this FrequenceDesEnvois frequence) => frequence switch
    {
        FrequenceDesEnvois.Immediate => "Tout de suite, un par un",
        FrequenceDesEnvois.Quotidienne => "Un récapitulatif par jour",
        _ => "Un récapitulatif par semaine",
    };

    /// <summary>Sans choix, le DAN et le rectorat, à qui écrit toute une académie, reçoivent un récapitulatif par jour ; les autres, chaque avis aussitôt.</summary>
    public static FrequenceDesEnvois ParDefaut(IEnumerable<Role> roles) =>
        roles.Any(r => r is Role.Dan or Role.Rectorat) ? FrequenceDesEnvois.Quotidienne : FrequenceDesEnvois.Immediate;

    /// <summary>
    /// La dernière période échue : le dernier jour ouvré à 7 h, ou le lundi à 7 h. Ce qui est arrivé depuis attend la suivante ;
    /// un arrêt de l'application retarde le récapitulatif, il ne le perd pas.
    /// </summary>
    public static (DateOnly Periode, DateTime Coupure) PeriodeEchue(this FrequenceDesEnvois frequence, DateTime maintenant)
    {
        var jour = (maintenant.AParis() - HeureDuRecapitulatif.ToTimeSpan()) is var decale ? DateOnly.FromDateTime(decale) : default;
        while (!jour.EstOuvre()) jour = jour.AddDays(-1);
        if (frequence is FrequenceDesEnvois.Hebdomadaire) jour = Rappels.CadenceDesRappels.Semaine(jour);
        return (jour, jour.ToDateTime(HeureDuRecapitulatif).EnUtc());
    }
}
