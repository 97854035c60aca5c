using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Missions;

/// <summary>Une fonction du catalogue daté qui peut ouvrir droit à indemnité (art. 2 et 3, décret n° 2010-1065).</summary>
public sealed class Fonction
{
    public const string CodeRupn = "RUPN";
    public const string CodePrefet = "PREFET";
    public const int LongueurDuLibelle = 150;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Code stable : RUPN, CULTURE, TUTORAT, PREFET, DECROCHAGE.</summary>
    public required string Code { get; init; }
    public required string Libelle { get; init; }
    public required TypeEtablissement TypeEtablissement { get; init; }
    public required AnneeScolaire Depuis { get; init; }
    public AnneeScolaire? Jusque { get; init; }

    /// <summary>Le texte qui ouvre la fonction, tel qu'il s'affiche.</summary>
    public required string Source { get; init; }

    /// <summary>Le préfet des études n'existe que dans le programme CLAIR : l'annuaire ne le dit pas, le chef d'établissement le déclare.</summary>
    public bool ReserveeAuProgrammeClair => Code == CodePrefet;

    public bool OuverteEn(AnneeScolaire annee) => Depuis <= annee && (Jusque is null || annee <= Jusque.Value);

    /// <summary>Refus : fonction.type, fonction.type-imp, fonction.fermee, fonction.clair sans la déclaration du chef.</summary>
    public void VerifierOuverte(TypeEtablissement type, AnneeScolaire annee, bool programmeClair)
    {
        if (TypeEtablissement != type)
        {
            var regle = annee.Regime is Regime.Ific ? ReglesDesMissions.FonctionType : ReglesDesMissions.FonctionTypeImp;
            throw regle.Refus(("fonction", Libelle), ("type", LibelleDuType(type)));
        }
        if (!OuverteEn(annee)) throw ReglesDesMissions.FonctionFermee.Refus(("fonction", Libelle), ("annee", annee));
        if (ReserveeAuProgrammeClair && !programmeClair) throw ReglesDesMissions.FonctionClair.Refus(("fonction", Libelle));
    }

    /// <summary>« collège », « lycée », « éducation spéciale ».</summary>
    public static string LibelleDuType(TypeEtablissement type) => type switch
    {
        TypeEtablissement.College => "collège",
        TypeEtablissement.Lycee => "lycée",
        _ => "éducation spéciale",
    };
}
