using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Demonstration;

/// <summary>Une personne de la troupe : son compte (avant « @demo.example »), son identité, où et comment elle agit.</summary>
public sealed record PersonneDeTroupe(string Compte, Civilite Civilite, string Prenom, string Nom, Role? Role, string? Lieu, string? Titre, string? Corps)
{
    /// <summary>Le jour où la troupe entre en scène.</summary>
    public static readonly DateOnly Entree = new(2010, 9, 1);

    public CategorieDePersonnel Categorie { get; init; } = CategorieDePersonnel.Enseignant;
    public bool Titulaire { get; init; } = true;

    /// <summary>Premier jour de son rôle.</summary>
    public DateOnly Depuis { get; init; } = Entree;
    public DateOnly? Jusque { get; init; }

    /// <summary>Une personne connue par sa fiche seulement.</summary>
    public bool SansCompte { get; init; }

    /// <summary>Jour de la déclaration « obligations de service intégralement assurées ».</summary>
    public DateOnly? ServiceCompletLe { get; init; } = Entree;
    public string? CommentaireService { get; init; }

    /// <summary>Le second établissement d'un service partagé.</summary>
    public string? AussiA { get; init; }

    /// <summary>Vrai si la personne n'a pas encore ouvert l'invitation à créer son mot de passe.</summary>
    public bool InvitationEnAttente { get; init; }

    public static PersonneDeTroupe Chef(string lieu, Civilite civilite, string prenom, string nom, string titre) =>
        new($"chef.{lieu}", civilite, prenom, nom, Domain.Acteurs.Role.ChefEtablissement, lieu, titre, "personnel de direction")
        {
            Categorie = CategorieDePersonnel.Direction,
        };

    public static PersonneDeTroupe Adjoint(string lieu, Civilite civilite, string prenom, string nom, string titre) =>
        new($"adjoint.{lieu}", civilite, prenom, nom, null, lieu, titre, "personnel de direction") { Categorie = CategorieDePersonnel.Direction };

    public static PersonneDeTroupe Rupn(string compte, Civilite civilite, string prenom, string nom, string corps) =>
        new(compte, civilite, prenom, nom, Domain.Acteurs.Role.Rupn, compte.Split('.')[1], null, corps);

    public static PersonneDeTroupe Gestionnaire(string lieu, Civilite civilite, string prenom, string nom, string titre, string corps) =>
        new($"intendance.{lieu}", civilite, prenom, nom, Domain.Acteurs.Role.Intendance, lieu, titre, corps)
        {
            Categorie = CategorieDePersonnel.Administratif,
        };
}
