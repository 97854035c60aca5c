using RupnManager.Domain.Textes;

namespace RupnManager.Services.Etablissements.Annuaire;

/// <summary>Les colonnes lues dans l'annuaire. Leur ordre, leur casse et leurs accents sont indifférents ; les autres colonnes sont ignorées.</summary>
public static class ColonnesDeLAnnuaire
{
    public const string Uai = "Identifiant_de_l_etablissement";
    public const string Nom = "Nom_etablissement";
    public const string Statut = "Statut_public_prive";
    public const string Ministere = "ministere_tutelle";
    public const string Nature = "code_nature";
    public const string LibelleDeNature = "libelle_nature";
    public const string Commune = "Nom_commune";
    public const string Departement = "Code_departement";
    public const string Academie = "Code_academie";
    public const string Adresse1 = "Adresse_1";
    public const string Adresse2 = "Adresse_2";
    public const string Adresse3 = "Adresse_3";
    public const string CodePostal = "Code_postal";
    public const string Telephone = "Telephone";
    public const string Courriel = "Mail";
    public const string Effectif = "Nombre_d_eleves";
    public const string Latitude = "latitude";
    public const string Longitude = "longitude";
    public const string Bassin = "libelle_bassin_formation";
    public const string Etat = "etat";
    public const string Ouverture = "date_ouverture";
    public const string MiseAJour = "date_maj_ligne";

    /// <summary>Sans elles, on ne peut ni nommer un établissement, ni le situer, ni savoir s'il est un EPLE du ministère.</summary>
    public static readonly IReadOnlyList<string> Obligatoires = [Uai, Nom, Statut, Ministere, Nature, Commune, Departement, Academie];

    /// <summary>Celles qui complètent la fiche ; absentes, elles laissent les valeurs connues telles quelles.</summary>
    public static readonly IReadOnlyList<string> Facultatives =
        [LibelleDeNature, Adresse1, Adresse2, Adresse3, CodePostal, Telephone, Courriel, Effectif, Latitude, Longitude, Bassin, Etat, Ouverture, MiseAJour];

    /// <summary>Le nom réduit à ce qui le distingue.</summary>
    public static string Reduire(string nom) => string.Concat(TexteDeRecherche.Normaliser(nom).Where(char.IsLetterOrDigit));
}
