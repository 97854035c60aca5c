using System.Globalization;
using System.Text.RegularExpressions;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Comptes.Fichier;

/// <summary>Les colonnes d'un fichier de comptes, et comment chacune se lit.</summary>
internal static partial class ColonnesDeComptes
{
    public const string Probleme = "probleme";
    public static readonly IReadOnlyList<string> Exigees = ["courriel", "civilite", "prenom", "nom", "role"];
    public static readonly IReadOnlyList<string> Toutes =
        ["courriel", "civilite", "prenom", "nom", "nom_naissance", "role", "uai", "academie", "titre", "date_debut", "date_fin"];

    private static readonly string[] FormesDeLaDate = ["dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "yyyy-MM-dd"];

    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["chef"] = Role.ChefEtablissement, ["chef d etablissement"] = Role.ChefEtablissement, ["cheffe d etablissement"] = Role.ChefEtablissement,
        ["cheffe"] = Role.ChefEtablissement, ["chefetablissement"] = Role.ChefEtablissement, ["rupn"] = Role.Rupn,
        ["intendance"] = Role.Intendance, ["adjoint gestionnaire"] = Role.Intendance, ["adjointe gestionnaire"] = Role.Intendance,
        ["gestionnaire"] = Role.Intendance, ["dan"] = Role.Dan, ["rectorat"] = Role.Rectorat,
        ["administrateur"] = Role.Administrateur, ["administratrice"] = Role.Administrateur, ["administration technique"] = Role.Administrateur,
        ["delegataire"] = Role.Delegataire, ["adjoint"] = Role.Delegataire, ["adjointe"] = Role.Delegataire,
    };

    /// <summary>Le titre d'une colonne, sans accent, majuscule ni espace : « Date de début » n'en est pas un, « Date_Début » si.</summary>
    public static string Titre(string cellule) => TexteDeRecherche.Normaliser(cellule).Replace(' ', '_');

    /// <summary>Le mot du fichier qui dit un rôle.</summary>
    public static string Mot(Role role) => Roles.First(r => r.Value == role).Key;

    public static Role? LireLeRole(string valeur) =>
        Roles.TryGetValue(TexteDeRecherche.Normaliser(valeur), out var role) ? role : null;

    public static Civilite? LireLaCivilite(string valeur) => TexteDeRecherche.Normaliser(valeur).TrimEnd('.') switch
    {
        "m" or "mr" or "monsieur" => Civilite.M,
        "mme" or "madame" => Civilite.Mme,
        _ => null,
    };

    public static bool EstUnCourriel(string valeur) => valeur.Length <= Etablissement.LongueurDuCourriel && FormeDuCourriel().IsMatch(valeur);

    public static bool LireLaDate(string valeur, out DateOnly? date)
    {
        date = null;
        if (valeur.Length == 0) return true;
        var lue = DateOnly.TryParseExact(valeur, FormesDeLaDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour);
        if (lue) date = jour;
        return lue && jour.Year is >= 1950 and <= 2150;
    }

    /// <summary>Un UAI en minuscules, ou dont un tableur a mangé le zéro de tête. Refus : uai.forme, uai.cle.</summary>
    public static Uai LireLUai(string valeur) => Uai.Lire(SansSonZero().IsMatch(valeur) ? $"0{valeur}" : valeur);

    /// <summary>La colonne que concerne un refus du domaine.</summary>
    public static string Concernee(RegleMetierException refus) => refus.Champ switch
    {
        "Debut" => "date_debut",
        "Fin" => "date_fin",
        "Role" => "role",
        "Etablissement" or "Lieu" or "Uai" => "uai",
        "CodeAcademie" => "academie",
        _ => "courriel",
    };

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex FormeDuCourriel();

    [GeneratedRegex("^[0-9]{6}[A-Za-z]$")]
    private static partial Regex SansSonZero();
}
