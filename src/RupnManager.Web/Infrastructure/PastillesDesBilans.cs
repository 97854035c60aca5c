using RupnManager.Domain.Bilans;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille du DSFR qui va avec l'état d'un bilan.</summary>
public static class PastillesDesBilans
{
    public static string Pastille(this EtatDeBilan etat) => etat switch
    {
        EtatDeBilan.ACommencer => "fr-badge fr-badge--warning",
        EtatDeBilan.Soumis => "fr-badge fr-badge--info",
        EtatDeBilan.Vise => "fr-badge fr-badge--success",
        EtatDeBilan.Renvoye => "fr-badge fr-badge--error",
        _ => "fr-badge",
    };

    public static string Pastille(this EtatDuBilanAuCA etat) => etat switch
    {
        EtatDuBilanAuCA.EnAttente => "fr-badge fr-badge--warning",
        EtatDuBilanAuCA.Pret => "fr-badge fr-badge--info",
        EtatDuBilanAuCA.Presente => "fr-badge fr-badge--success",
        _ => "fr-badge",
    };

    /// <summary>La largeur d'une barre, en attribut SVG : « 54.4% ».</summary>
    public static string Largeur(int mesure, int maximum) =>
        maximum == 0 ? "0%" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100.0 * mesure / maximum:0.#}%");
}
