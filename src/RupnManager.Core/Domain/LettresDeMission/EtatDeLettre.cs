namespace RupnManager.Domain.LettresDeMission;

/// <summary>Où en est une lettre, du brouillon à la lettre validée et scellée.</summary>
public enum EtatDeLettre
{
    Brouillon, ASignerParLeChef, ASignerParLeRupn, ASignerParLeDan, Refusee, Renvoyee, ASceller,
    Validee, Remplacee, Terminee, Abandonnee,
}

/// <summary>Les trois étapes du circuit, dans leur ordre.</summary>
public enum Etape { Chef, Rupn, Dan }

/// <summary>Ce qu'est l'acte : une lettre, l'avenant qui la remplace, ou l'acte qui met fin à la mission.</summary>
public enum NatureDeLActe { Lettre, Avenant, FinDeMission }

/// <summary>Les mots des états et des étapes.</summary>
public static class EtatsDeLettre
{
    public static string Libelle(this EtatDeLettre etat) => etat switch
    {
        EtatDeLettre.Brouillon => "Brouillon",
        EtatDeLettre.ASignerParLeChef => "À signer par le chef",
        EtatDeLettre.ASignerParLeRupn => "À signer par le RUPN",
        EtatDeLettre.ASignerParLeDan => "À valider par le DAN",
        EtatDeLettre.Refusee => "Refusée par le RUPN",
        EtatDeLettre.Renvoyee => "Renvoyée par le DAN",
        EtatDeLettre.ASceller => "Signée, à sceller",
        EtatDeLettre.Validee => "Validée",
        EtatDeLettre.Remplacee => "Remplacée par avenant",
        EtatDeLettre.Terminee => "Mission terminée avant terme",
        _ => "Abandonnée",
    };

    /// <summary>L'étape que l'état attend, s'il en attend une.</summary>
    public static Etape? EtapeAttendue(this EtatDeLettre etat) => etat switch
    {
        EtatDeLettre.ASignerParLeChef => Etape.Chef,
        EtatDeLettre.ASignerParLeRupn => Etape.Rupn,
        EtatDeLettre.ASignerParLeDan => Etape.Dan,
        _ => null,
    };

    /// <summary>L'état d'attente d'une étape.</summary>
    public static EtatDeLettre Attente(this Etape etape) => etape switch
    {
        Etape.Chef => EtatDeLettre.ASignerParLeChef,
        Etape.Rupn => EtatDeLettre.ASignerParLeRupn,
        _ => EtatDeLettre.ASignerParLeDan,
    };

    /// <summary>Vrai quand la lettre est signée de tous : elle ne change plus que par un acte lié.</summary>
    public static bool EstDefinitif(this EtatDeLettre etat) =>
        etat is EtatDeLettre.ASceller or EtatDeLettre.Validee or EtatDeLettre.Remplacee or EtatDeLettre.Terminee;
}
