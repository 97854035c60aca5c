namespace RupnManager.Domain.Rappels;

/// <summary>Ce qu'un rappel demande.</summary>
public enum NatureDeRappel { ASigner, AValider, AReprendre, ATerminer, ARediger, AConfier, Bilan, ServiceFait, Modalites }

/// <summary>Les mots d'un rappel.</summary>
public static class NaturesDeRappel
{
    /// <summary>Le geste, tel que l'objet du courriel le dit : « signer », « rédiger la lettre ».</summary>
    public static string Geste(this NatureDeRappel nature) => nature switch
    {
        NatureDeRappel.ASigner => "signer",
        NatureDeRappel.AValider => "valider",
        NatureDeRappel.AReprendre => "reprendre",
        NatureDeRappel.ATerminer => "terminer",
        NatureDeRappel.ARediger => "rédiger la lettre",
        NatureDeRappel.AConfier => "confier une mission",
        NatureDeRappel.Bilan => "compléter votre bilan",
        NatureDeRappel.Modalites => "présenter les modalités au CA",
        _ => "certifier le service fait",
    };

    /// <summary>Vrai si l'acte rappelé est une lettre, que sa référence désigne.</summary>
    public static bool EstUneLettre(this NatureDeRappel nature) =>
        nature is NatureDeRappel.ASigner or NatureDeRappel.AValider or NatureDeRappel.AReprendre or NatureDeRappel.ATerminer;
}
