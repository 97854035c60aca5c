using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Domain.Couverture;

/// <summary>Où en est la lettre d'une mission, pour qui compte : chaque mission est dans une situation et une seule.</summary>
public enum SituationDeLettre { Validee, AValider, ASigner, Brouillon, SansLettre }

/// <summary>Où en est un établissement : la plus en retard de ses missions le dit.</summary>
public enum SituationDEtablissement { Signee, EnCours, SansLettre, SansRupn }

/// <summary>Le passage de l'état d'une lettre à sa situation, et les mots qui la disent.</summary>
public static class SituationsDeLettre
{
    /// <summary>Sans nouvelle depuis autant de jours, une lettre en établissement est à relancer.</summary>
    public const int JoursAvantRelance = 15;

    /// <summary>La situation d'une mission d'après sa lettre initiale ; sans lettre, ou abandonnée, il n'y en a pas.</summary>
    public static SituationDeLettre Situation(this EtatDeLettre? etat) => etat switch
    {
        null or EtatDeLettre.Abandonnee => SituationDeLettre.SansLettre,
        EtatDeLettre.Brouillon or EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => SituationDeLettre.Brouillon,
        EtatDeLettre.ASignerParLeChef or EtatDeLettre.ASignerParLeRupn => SituationDeLettre.ASigner,
        EtatDeLettre.ASignerParLeDan => SituationDeLettre.AValider,
        _ => SituationDeLettre.Validee,
    };

    /// <summary>Les états d'une situation, pour filtrer dans la base ; aucun pour « sans lettre ».</summary>
    public static EtatDeLettre[] Etats(this SituationDeLettre situation) =>
        [.. Enum.GetValues<EtatDeLettre>().Where(e => e is not EtatDeLettre.Abandonnee && Situation(e) == situation)];

    /// <summary>Vrai quand le chef et le RUPN ont signé.</summary>
    public static bool EstSignee(this SituationDeLettre situation) => situation is SituationDeLettre.Validee or SituationDeLettre.AValider;

    /// <summary>Le libellé d'une colonne : « Validées », « Sans lettre ».</summary>
    public static string Libelle(this SituationDeLettre situation) => situation switch
    {
        SituationDeLettre.Validee => "Validées",
        SituationDeLettre.AValider => "À valider",
        SituationDeLettre.ASigner => "À signer",
        SituationDeLettre.Brouillon => "Brouillons",
        _ => "Sans lettre",
    };

    /// <summary>La même chose d'une seule lettre : « Validée », « Sans lettre ».</summary>
    public static string Singulier(this SituationDeLettre situation) => situation switch
    {
        SituationDeLettre.Validee => "Validée",
        SituationDeLettre.Brouillon => "Brouillon",
        _ => situation.Libelle(),
    };

    public static string Libelle(this SituationDEtablissement situation) => situation switch
    {
        SituationDEtablissement.Signee => "Lettres signées",
        SituationDEtablissement.EnCours => "Lettre en cours",
        SituationDEtablissement.SansLettre => "Mission sans lettre",
        _ => "Sans RUPN",
    };

    /// <summary>Qui doit agir pour que la lettre avance.</summary>
    public static string QuiBloque(this EtatDeLettre? etat) => etat switch
    {
        null or EtatDeLettre.Abandonnee => "Chef d'établissement : aucune lettre",
        EtatDeLettre.Brouillon => "Chef d'établissement : au brouillon",
        EtatDeLettre.ASignerParLeChef => "Chef d'établissement : à signer",
        EtatDeLettre.ASignerParLeRupn => "RUPN : à signer",
        EtatDeLettre.ASignerParLeDan => "DAN : à valider",
        EtatDeLettre.Refusee => "Chef d'établissement : à reprendre, refusée par le RUPN",
        EtatDeLettre.Renvoyee => "Chef d'établissement : à reprendre, renvoyée par le DAN",
        EtatDeLettre.ASceller => "L'application : à sceller",
        _ => "Personne",
    };

    /// <summary>La situation d'un établissement d'après ses missions, chacune avec sa situation.</summary>
    public static SituationDEtablissement DeLEtablissement(IReadOnlyCollection<SituationDeLettre> missions) =>
        missions.Count == 0 ? SituationDEtablissement.SansRupn
        : missions.Contains(SituationDeLettre.SansLettre) ? SituationDEtablissement.SansLettre
        : missions.All(EstSignee) ? SituationDEtablissement.Signee : SituationDEtablissement.EnCours;
}
