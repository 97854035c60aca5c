namespace RupnManager.Domain.Bilans;

/// <summary>Où en est le bilan d'un RUPN ; « à commencer » se dit d'une mission sans bilan.</summary>
public enum EtatDeBilan { ACommencer, Brouillon, Soumis, Vise, Renvoye }

/// <summary>Où en est le bilan que le chef présente au conseil d'administration (art. 6, décret n° 2010-1065).</summary>
public enum EtatDuBilanAuCA { EnAttente, EnPreparation, Pret, Presente, AnneeClose }

/// <summary>Les mots des bilans.</summary>
public static class EtatsDeBilan
{
    /// <summary>Vrai quand le relevé de la mission ne change plus.</summary>
    public static bool FigeLeReleve(this EtatDeBilan etat) => etat is EtatDeBilan.Soumis or EtatDeBilan.Vise;

    public static string Libelle(this EtatDeBilan etat) => etat switch
    {
        EtatDeBilan.ACommencer => "À commencer",
        EtatDeBilan.Brouillon => "Brouillon",
        EtatDeBilan.Soumis => "Soumis",
        EtatDeBilan.Vise => "Visé",
        _ => "Renvoyé",
    };

    public static string Libelle(this EtatDuBilanAuCA etat) => etat switch
    {
        EtatDuBilanAuCA.EnAttente => "Bilans attendus",
        EtatDuBilanAuCA.EnPreparation => "En préparation",
        EtatDuBilanAuCA.Pret => "Prêt pour le CA",
        EtatDuBilanAuCA.Presente => "Présenté au CA",
        _ => "Année close",
    };
}
