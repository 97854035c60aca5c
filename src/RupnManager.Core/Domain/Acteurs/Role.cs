using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.Acteurs;

/// <summary>Les rôles. Le délégataire signe pour le chef, dans les limites de sa délégation.</summary>
public enum Role { ChefEtablissement, Delegataire, Rupn, Intendance, Dan, Rectorat, Administrateur }

/// <summary>Les mots qui disent un rôle.</summary>
public static class Roles
{
    /// <summary>Vrai pour les rôles qui s'exercent dans un établissement.</summary>
    public static bool SExerceEnEtablissement(this Role role) =>
        role is Role.ChefEtablissement or Role.Delegataire or Role.Rupn or Role.Intendance;

    /// <summary>Vrai pour les rôles qui s'exercent dans une académie.</summary>
    public static bool SExerceEnAcademie(this Role role) => role is Role.Dan or Role.Rectorat;

    /// <summary>Vrai pour les rôles qu'une seule personne exerce à la fois dans un même lieu.</summary>
    public static bool AUnSeulTitulaire(this Role role) => role is Role.ChefEtablissement or Role.Dan;

    /// <summary>Le libellé du rôle, accordé à la civilité.</summary>
    public static string Libelle(this Role role, Civilite civilite = Civilite.M) => (role, civilite) switch
    {
        (Role.ChefEtablissement, Civilite.Mme) => "cheffe d'établissement",
        (Role.ChefEtablissement, _) => "chef d'établissement",
        (Role.Delegataire, _) => "délégataire de signature",
        (Role.Rupn, _) => "RUPN",
        (Role.Intendance, Civilite.Mme) => "adjointe gestionnaire",
        (Role.Intendance, _) => "adjoint gestionnaire",
        (Role.Dan, Civilite.Mme) => "déléguée académique au numérique",
        (Role.Dan, _) => "délégué académique au numérique",
        (Role.Rectorat, _) => "services du recteur",
        _ => "administration technique",
    };
}
