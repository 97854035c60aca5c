namespace RupnManager.Domain.Campagnes;

/// <summary>Où en est la campagne d'une année.</summary>
public enum EtatDeCampagne { EnPreparation, Ouverte, Close }

/// <summary>Les mots des campagnes.</summary>
public static class EtatsDeCampagne
{
    public static string Libelle(this EtatDeCampagne etat) => etat switch
    {
        EtatDeCampagne.EnPreparation => "En préparation",
        EtatDeCampagne.Ouverte => "Ouverte",
        _ => "Close",
    };
}
