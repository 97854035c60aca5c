using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.Regles;

/// <summary>Les refus du conseil pédagogique et du conseil d'administration.</summary>
public static class ReglesDesModalites
{
    public static readonly Regle ConseilPedagogique = new("modalites.cp",
        "Enregistrez d'abord la date et l'avis du conseil pédagogique.", Fondement.Article(5), "DateConseilPedagogique");

    public static readonly Regle Ordre = new("modalites.ordre",
        "Le CA du {date_ca} précède le conseil pédagogique du {date_cp}, dont l'avis vient d'abord. Corrigez l'une des dates.",
        Fondement.Article(5), "DateCA");

    public static readonly Regle PresentationAuCA = new("modalites.ca",
        "Enregistrez la présentation des modalités en CA avant d'envoyer une proposition.", Fondement.Article(5), "DateCA");

    public static readonly Regle AvisDuCA = new("modalites.avis-ca",
        "Enregistrez la séance du CA et les voix avant d'envoyer une proposition.", Fondement.Imp, "DateCA");

    public static readonly Regle Voix = new("modalites.voix",
        "{pour} + {contre} + {abstentions} ne font pas {votants} votant(s). Corrigez les voix.", Fondement.RegleDeGestion, "Votants");

    public static readonly Regle VotantsAbsents = new("modalites.votants",
        "{votants} votant(s) pour {presents} présent(s). Corrigez l'un des deux nombres.", Fondement.RegleDeGestion, "Votants");

    public static readonly Regle PresentsAbsents = new("modalites.presents",
        "Indiquez le nombre de présents et le quorum.", Fondement.CodeDeLEducation, "Presents");

    public static readonly Regle Convocation = new("modalites.convocation",
        "La convocation ne peut pas suivre la séance. Corrigez l'une des dates.", Fondement.RegleDeGestion, "DateConvocation");

    public static readonly Regle SeanceAVenir = new("modalites.avenir",
        "Cette séance n'a pas encore eu lieu. Enregistrez-la une fois tenue.", Fondement.RegleDeGestion, "DateCA");

    public static readonly Regle TexteLong = new("modalites.texte",
        "Ce texte dépasse {maximum} caractères. Raccourcissez-le.", Fondement.RegleDeGestion);

    public static readonly Regle EntreTemps = new("modalites.entre-temps",
        "Ces modalités ont changé pendant votre saisie. Relisez-les, puis enregistrez de nouveau.", Fondement.RegleDeGestion);

    public static readonly Regle Delai = new("modalites.delai",
        "CA convoqué {jours} jour(s) avant la séance ; le délai est de {delai} jour(s). Précisez l'urgence si elle le justifie.",
        Fondement.CodeDeLEducation, "DateConvocation", Severite.Avertissement);

    public static readonly Regle QuorumManque = new("modalites.quorum",
        "Le quorum n'est pas atteint : {presents} présent(s) pour {quorum}. Enregistrez la seconde séance.",
        Fondement.CodeDeLEducation, "Presents", Severite.Avertissement);

    /// <summary>Ce qui manque du CA selon le régime : une présentation (IFIC) ou un avis avec ses voix (IMP).</summary>
    public static Regle ConseilDAdministration(AnneeScolaire annee) => annee.Regime is Regime.Ific ? PresentationAuCA : AvisDuCA;
}
