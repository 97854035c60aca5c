using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Web.Infrastructure;

/// <summary>La pastille et les mots d'une campagne à l'écran.</summary>
public static class PastillesDesCampagnes
{
    public static string Pastille(this EtatDeCampagne etat) => etat switch
    {
        EtatDeCampagne.Ouverte => "fr-badge fr-badge--success",
        _ => "fr-badge",
    };

    public static string Pastille(this PoidsDUnPoint poids) => poids switch
    {
        PoidsDUnPoint.Pret => "fr-badge fr-badge--sm fr-badge--success",
        PoidsDUnPoint.Avertit => "fr-badge fr-badge--sm fr-badge--warning",
        _ => "fr-badge fr-badge--sm fr-badge--error",
    };

    public static string Libelle(this PoidsDUnPoint poids) => poids switch
    {
        PoidsDUnPoint.Pret => "Prêt",
        PoidsDUnPoint.Avertit => "À savoir",
        _ => "Bloque",
    };

    /// <summary>« Ouverte jusqu'au 30 novembre 2026 ».</summary>
    public static string EnMots(this Campagne campagne) => campagne.Etat is EtatDeCampagne.Ouverte
        ? $"{campagne.Etat.Libelle()} jusqu'au {campagne.DateFin.EnLettres()}"
        : campagne.Etat.Libelle();

    /// <summary>Les dates qui regardent une personne : toutes, sauf pour un RUPN qui ne lit que la sienne.</summary>
    public static IEnumerable<(Etape Etape, DateOnly Limite)> LimitesPour(this Campagne campagne, Acteur acteur) =>
        from etape in Enum.GetValues<Etape>()
        where acteur.Role is not Role.Rupn || etape is Etape.Rupn
        let limite = campagne.LimiteDe(etape)
        where limite is not null
        select (etape, limite.Value);

    /// <summary>« Signature du chef d'établissement », « Validation du DAN ».</summary>
    public static string Geste(this Etape etape) => etape switch
    {
        Etape.Chef => "Signature du chef d'établissement",
        Etape.Rupn => "Signature du RUPN",
        _ => "Validation par l'académie",
    };

    /// <summary>« En retard de 3 jours », « En retard d'un jour ».</summary>
    public static string Retard(int jours) => jours == 1 ? "En retard d'un jour" : $"En retard de {jours} jours";

    /// <summary>« dans 7 jours », « demain », « aujourd'hui », « passée ».</summary>
    public static string Reste(DateOnly limite, DateOnly jour) => (limite.DayNumber - jour.DayNumber) switch
    {
        < 0 => "passée",
        0 => "aujourd'hui",
        1 => "demain",
        var jours => $"dans {jours} jours",
    };
}
